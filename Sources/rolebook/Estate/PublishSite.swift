import Compiler
import Ledger
import Reports
import Source

extension Invocation {
    /// Renders the site from a state and its log, and writes the pages that differ; `nil` where it is up to date.
    ///
    /// An organization whose pages would be made from the same as before is not rendered again.
    /// - Parameter isCommitted: whether a state was written just before, so that a failure is no failure to change it.
    @discardableResult
    func publishSite(
        _ snapshot: Snapshot, _ manifest: Manifest, _ output: borrowing LockedOutput, isCommitted: Bool
    ) throws(Exit) -> SiteChange? {
        let theme = try readTheme()
        let former = readStamp()
        let first = Self.stamp(manifest, theme)
        if former.first == first { return nil }
        progress.begin("Rendering the site")
        let site = try site(snapshot, manifest, try readEntries(output.published), theme)
        let there: Set<String>
        do throws(DiskError) { there = former.imprints.isEmpty ? [] : try output.sitePages() } catch {
            throw Exit(isCommitted ? error.meaning(.notDurable) : error)
        }
        let stamp = SiteStamp(first: first, imprints: try imprints(of: site, manifest))
        func stays(_ plan: Site.Plan) -> Bool {
            guard let id = plan.organization, let imprint = stamp.imprints[id] else { return false }
            return former.imprints[id] == imprint && there.contains(plan.path)
        }
        let kept = site.plans.filter(stays).map(\.path)
        let pages = try render(site, site.plans.filter { !stays($0) }).map { ($0.path, $0.bytes) }
        do throws(DiskError) {
            return try output.publishSite(pages, keeping: kept, stamp: (SiteStamp.name, stamp.bytes))
        } catch {
            throw Exit(isCommitted ? error.meaning(.notDurable) : error)
        }
    }

    private func readStamp() -> SiteStamp {
        guard case .success(let bytes) = readInput(path: "\(outFolder)/site/\(SiteStamp.name)") else {
            return SiteStamp([])
        }
        return SiteStamp(bytes)
    }

    private func imprints(of site: Site, _ manifest: Manifest) throws(Exit) -> [String: String] {
        let digests = Dictionary(manifest.files.map { ($0.name, $0.digest) }) { first, _ in first }
        do throws(TemplateError) { return try site.imprints(digests) } catch { throw Exit(error) }
    }

    /// Says early what is wrong with the templates, before a state is written.
    func checkTheme(_ snapshot: Snapshot, _ manifest: Manifest) throws(Exit) {
        _ = try site(snapshot, manifest, [], try readTheme())
    }

    private func render(_ site: Site, _ plans: [Site.Plan]) throws(Exit) -> [PageFile] {
        do throws(TemplateError) { return try site.render(plans, jobs: jobs) } catch { throw Exit(error) }
    }

    private func site(
        _ snapshot: Snapshot, _ manifest: Manifest, _ entries: [ActivityEntry],
        _ theme: [(name: String, text: String)]
    ) throws(Exit) -> Site {
        let input = try siteInput(snapshot, manifest, entries, theme)
        do throws(TemplateError) { return try Site(input) } catch { throw Exit(error) }
    }

    private func siteInput(
        _ snapshot: Snapshot, _ manifest: Manifest, _ entries: [ActivityEntry],
        _ theme: [(name: String, text: String)]
    ) throws(Exit) -> SiteInput {
        let zones = zones
        var input = SiteInput(
            snapshot: snapshot, entries: entries,
            state: (serial: manifest.serial, compiledAt: manifest.time, digest: manifest.stateDigest),
            zone: try zone(snapshot.settings.timeZone, zones), toolVersion: version)
        for identifier in Set(snapshot.organizations.map(\.timeZone)).sorted() {
            input.zones[identifier] = try zone(identifier, zones)
        }
        input.rules = RuleFacts.sorted
        input.themeFiles = theme
        return input
    }

    /// What a site is made from, in one line: when it is the same, so are the pages.
    private static func stamp(_ manifest: Manifest, _ theme: [(name: String, text: String)]) -> String {
        var hash = SHA256()
        for text in [Site.fingerprint, manifest.stateDigest, manifest.logHead]
            + theme.flatMap({ [$0.name, $0.text] })
        {
            hash.update(Array("\(text.utf8.count) \(text)\n".utf8))
        }
        return "rolebook \(version) state \(manifest.serial) \(hash.finish().hex)"
    }

    /// The templates that the user changed, in byte order of name; none where there is no such folder.
    private func readTheme() throws(Exit) -> [(name: String, text: String)] {
        let path = self["--templates"] ?? "templates"
        let folder: InputFolder
        do throws(InputFault) { folder = try InputFolder(path: path) } catch {
            if error == .missing, !has("--templates") { return [] }
            throw Exit(66, "cannot read '\(visible(path))': \(error.message)")
        }
        var files: [(name: String, text: String)] = []
        for name in folder.list().names where !name.hasPrefix(".") && !name.hasSuffix(".md") {
            switch folder.read(name) {
            case .success(let bytes):
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    throw Exit(66, "'\(visible(path))/\(visible(name))' is not UTF-8")
                }
                files.append((name, text))
            case .failure(let fault):
                throw Exit(66, "cannot read '\(visible(path))/\(visible(name))': \(fault.message)")
            }
        }
        return files
    }
}

extension Exit {
    fileprivate init(_ error: TemplateError) {
        let help = error.help.map { "\n  = help: \($0)" } ?? ""
        self.init(1, visible("\(error.template):\(error.line):\(error.column): \(error.message)") + help)
    }
}
