import Ledger

extension Site {
    /// What each organization's pages are made from, as a digest: while it stays the same, so do they.
    ///
    /// - Parameter digests: those of the files of the state, by name.
    package func imprints(_ digests: [String: String]) throws(TemplateError) -> [String: String] {
        guard let edition = editions.first else { return [:] }
        let input = edition.input
        // Settings and people have a file each at the top; platforms and organizations are in folders.
        let shared = digests.filter { !$0.key.utf8.contains(UInt8(ascii: "/")) }.sorted { $0.key < $1.key }
        var common = [Site.fingerprint] + shared.map(\.value)
        for edition in editions { common.append(try edition.frameDigest()) }
        common += input.themeFiles.flatMap { [$0.name, $0.text] }
        let base = Self.digest(common)
        var imprints: [String: String] = [:]
        for organization in input.snapshot.organizations {
            let id = organization.id
            var parts = [
                base, digests["organizations/\(id).json"] ?? "",
                digests["platforms/\(organization.platform).json"] ?? "",
                organization.parent.flatMap(input.snapshot.organization)?.name ?? "",
            ]
            parts += (edition.facts.children[id] ?? []).flatMap { [$0.id, $0.name] }
            parts.append("")
            parts += (edition.facts.recent[id] ?? []).map(\.hash)
            imprints[id] = Self.digest(parts)
        }
        return imprints
    }

    private static func digest(_ parts: [String]) -> String {
        var hash = SHA256()
        for part in parts { hash.update(Array("\(part.utf8.count) \(part)\n".utf8)) }
        return hash.finish().hex
    }
}

extension Edition {
    /// A digest of what stands around the content of every organization's page.
    fileprivate func frameDigest() throws(TemplateError) -> String {
        var content = PageContent(title: "")
        content.crumbs = [("", "")]
        let place = Place(path: "organizations/any.html")
        return SHA256.digest(of: try renderFrame(of: content, at: place)).hex
    }
}
