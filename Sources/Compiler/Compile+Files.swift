import Ledger
import Source
import YAML

/// What the names of the files alone tell.
func fileFindings(_ files: [ConfigFile], _ layout: Layout) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (index, file) in files.enumerated() {
        if case .unreadable(let rule, let message) = file.content {
            findings.append(Diagnostic(rule, .error, message, at: .file(SourceFile.ID(index))))
        }
    }
    for index in layout.unknown {
        findings.append(
            Diagnostic(
                "source/unknown-file", .warning, "nothing reads this file", at: .file(SourceFile.ID(index)),
                help: unknownFileHelp(files[index].name)))
    }
    for (file, first, id, address) in layout.repeated {
        findings.append(
            Diagnostic(
                "reference/duplicate", .error, "`\(id)` is declared in another file too",
                at: .file(SourceFile.ID(file)), address: address,
                help: "keep one of the two",
                notes: [.init("this is the other one", at: .file(SourceFile.ID(first)))]))
    }
    for (file, id, fault) in layout.misnamed {
        findings.append(
            Diagnostic(
                "schema/identifier", .error, "the name `\(quoted(id))` is not an id: \(fault)",
                at: .file(SourceFile.ID(file)), help: "rename the file"))
    }
    return findings
}

private func unknownFileHelp(_ name: String) -> Message? {
    let lowered = name.lowercased()
    if lowered.hasSuffix(".yaml") || lowered.hasSuffix(".yml") {
        guard lowered != name else {
            return nearest(to: String(name.prefix { $0 != "/" }), in: Layout.folders).map {
                "did you mean the folder `\($0)`?"
            }
                ?? "files belong into \(named(Layout.folders.map { "\($0)/" })) or are called `rolebook.yaml` or `people.yaml`"
        }
        return "write the ending in lower case"
    }
    return "declarations end in `.yaml` or `.yml`"
}

/// A document and a reader for it, where the file could be read and parsed.
func reader(
    _ index: Int, _ home: Address, _ input: CompileInput, _ sources: [SourceFile],
    _ findings: inout [Diagnostic]
) -> Reader? {
    guard case .text = input.files[index].content else { return nil }
    let (document, faults) = parse(sources[index], id: SourceFile.ID(index))
    findings += addressed(faults, in: document, home: home)
    return document.map { Reader($0) }
}

func settings(
    _ input: CompileInput, _ layout: Layout, _ sources: [SourceFile], _ findings: inout [Diagnostic]
) -> Settings {
    guard let index = layout.settings.first else { return Settings() }
    guard var reader = reader(index, .settings, input, sources, &findings) else {
        var settings = Settings()
        settings.isUnresolved = true
        return settings
    }
    var settings = readSettings(&reader, zones: input.zones)
    settings.isUnresolved = settings.isUnresolved || !reader.document.isWhole
    findings += reader.diagnostics
    return settings
}

func people(
    _ input: CompileInput, _ layout: Layout, _ sources: [SourceFile], _ platforms: PlatformShelf,
    _ findings: inout [Diagnostic]
) -> Staff {
    var staff = Staff()
    var places = FirstPlaces()
    for index in layout.people {
        guard var reader = reader(index, .unknown, input, sources, &findings) else {
            staff.hasUnresolved = true
            continue
        }
        readPeople(&reader, platforms, &places, &staff)
        findings += reader.diagnostics
    }
    staff.people.sort { $0.value.email.precedes($1.value.email) }
    return staff
}

/// One finding for each circle of parents, at its first member; who is in one has no parent any more.
func cycles(in organizations: inout [Organization]) -> [Diagnostic] {
    var index: [String: Int] = [:]
    for (position, organization) in organizations.enumerated() { index[organization.id] = position }
    var done = Set<String>()
    var findings: [Diagnostic] = []
    for start in organizations.indices {
        var chain: [String] = []
        var at: Int? = start
        while let here = at, !done.contains(organizations[here].id), !chain.contains(organizations[here].id) {
            chain.append(organizations[here].id)
            at = organizations[here].head.parent.flatMap { index[$0] }
        }
        if let here = at, let first = chain.firstIndex(of: organizations[here].id) {
            let members = Array(chain[first...])
            let least = members.min { $0.precedes($1) } ?? members[0]
            let offset = members.firstIndex(of: least) ?? 0
            let way = Array(members[offset...] + members[..<offset]) + [least]
            let span = index[least].flatMap { organizations[$0].parentSpan }
            findings.append(
                Diagnostic(
                    "reference/cycle", .error,
                    "`parent` leads back to itself: `\(way.joined(separator: " → "))`",
                    at: span.map { .span($0) } ?? .nowhere, address: "organizations/\(least)",
                    help: "let one of them have no parent, or another"))
            for member in members {
                guard let position = index[member] else { continue }
                organizations[position].head.parent = nil
                organizations[position].parentSpan = nil
            }
        }
        done.formUnion(chain)
    }
    return findings
}
