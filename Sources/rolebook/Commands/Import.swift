import Compiler
import Ledger
import Source

extension Command {
    static let importUsers = Command(
        name: "import", summary: "Users from CSV or SCIM 2.0 JSON as an organization's YAML.",
        arguments: [
            Argument(
                name: "file",
                summary: """
                    A file that ends in .csv (columns email, name, role, status, workspaces, or what `rolebook report` \
                    prints) or in .json (User, Group, ListResponse).
                    """)
        ],
        flags: [
            Flag(
                "--organization", value: "id",
                "Which organization of a report; its id. (default: from the file)"),
            Flag(
                "--platform", value: "platform",
                "The organization's platform. (default: the report's or the estate's only one, else respond-io)"
            ),
            Flag("--name", value: "text", "The organization's name. (default: its id)"),
            Flag("--role", value: "role", "For those without one. (default: the platform's)"),
            Flag(
                "--mapping", value: "file",
                "What roles, groups and workspaces are called here: YAML with `roles:` and `workspaces:`."),
            Flag("--output", value: "file", "Write to this file. (default: standard output)"),
        ],
        example: "rolebook import users.csv --organization acme --output config/organizations/acme.yaml",
        run: runImport)
}

private func runImport(_ call: Invocation) throws(Exit) -> Int32 {
    let path = call.arguments[0]
    guard path.lowercased().hasSuffix(".csv") || path.lowercased().hasSuffix(".json") else {
        throw .usage("'\(visible(path))' ends neither in .csv nor in .json.")
    }
    let source = try call.source(path)
    var files = [source]
    let users =
        path.lowercased().hasSuffix(".json")
        ? usersFromSCIM(source, id: 0) : usersFromCSV(source, id: 0, organization: call["--organization"])
    let id = try call.organizationID(users, path)
    let estate = try call.compileInputOrNone()
    let (target, findings) = try call.target(users, id, estate, &files)
    let organization = users.organization(target)
    let diagnostics = (findings + organization.diagnostics).sorted(in: files)
    guard diagnostics.isEmpty else {
        call.tell(diagnostics, files)
        let count = Tally(diagnostics).errors
        throw Exit(
            1, "nothing was written: \(count) \(count == 1 ? "fault" : "faults") in '\(visible(path))'")
    }
    try call.check(organization.text, id, estate)
    if let output = call["--output"] {
        try write(Array(organization.text.utf8), to: output)
    } else {
        try call.print(Array(organization.text.utf8))
    }
    call.say(summary(organization, users, id, call))
    return 0
}

private func summary(
    _ organization: ImportedOrganization, _ users: ImportedUsers, _ id: String, _ call: Invocation
) -> String {
    let count = organization.userCount
    var text = "\(count) \(count == 1 ? "user" : "users") in \(id)"
    if users.passedOver > 0 { text += "; rows about others than users, left out: \(users.passedOver)" }
    if !organization.idleGroups.isEmpty {
        let names = organization.idleGroups.prefix(12).map { visible($0) }.joined(separator: ", ")
        text += "; groups that no mapping names: \(names)\(organization.idleGroups.count > 12 ? ", …" : "")"
    }
    let place =
        call["--output"] == nil ? "save this as \(call.configFolder)/organizations/\(id).yaml, then " : ""
    return text + "\nnext: \(place)rolebook validate"
}

extension Invocation {
    fileprivate func source(_ path: String) throws(Exit) -> SourceFile {
        switch readInput(path: path) {
        case .success(let bytes): return SourceFile(path: path, bytes: bytes)
        case .failure(let fault): throw Exit(66, "cannot read '\(visible(path))': \(fault.message)")
        }
    }

    /// The id that is asked for, that of a report, or what the file's name leaves of one.
    fileprivate func organizationID(_ users: ImportedUsers, _ path: String) throws(Exit) -> String {
        if self["--organization"] == nil, users.organizations.count > 1 {
            let names = users.organizations.map { visible($0) }.joined(separator: ", ")
            throw .usage(
                "This report is about several organizations; choose one with '--organization': \(names).")
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = identifier(for: name.split(separator: ".").first.map(String.init) ?? name)
        let id = self["--organization"] ?? users.organizations.first ?? stem
        if let fault = identifierFault(id) {
            throw .usage("'\(visible(id))' is not an id, which '--organization' wants: \(fault.english).")
        }
        return id
    }

    /// What the users are to become, by the flags, the file and the estate.
    fileprivate func target(
        _ users: ImportedUsers, _ id: String, _ estate: CompileInput, _ files: inout [SourceFile]
    ) throws(Exit) -> (target: ImportTarget, findings: [Diagnostic]) {
        let gallery = platformGallery(estate)
        let platformID = self["--platform"] ?? users.platform ?? onlyPlatform(estate) ?? "respond-io"
        let platform = try found("platform", platformID, gallery[platformID]?.platform, gallery.keys.sorted())
        let role = try self["--role"].map { name throws(Exit) in
            let known = platform.roles(.organization).map(\.id)
            return try found("role", name, known.contains(name) ? name : nil, known)
        }
        var mapping = ImportMapping()
        var findings: [Diagnostic] = []
        if let path = self["--mapping"] {
            files.append(try source(path))
            (mapping, findings) = ImportMapping.read(files[1], id: 1, for: platform)
        }
        let target = ImportTarget(
            name: self["--name"] ?? id, platform: platform, defaultRole: role, mapping: mapping)
        return (target, findings)
    }

    /// The platform of all organizations of the estate, where there is but one.
    private func onlyPlatform(_ estate: CompileInput) -> String? {
        let platforms = Set(Compiler.compile(estate).snapshot?.organizations.map(\.platform) ?? [])
        return platforms.count == 1 ? platforms.first : nil
    }

    /// Compiles the estate with the new organization in it, and says what is found there. What does not even read
    /// stops the import.
    fileprivate func check(_ text: String, _ id: String, _ estate: CompileInput) throws(Exit) {
        let name = "organizations/\(id).yaml"
        let path = self["--output"] ?? "\(configFolder)/\(name)"
        var input = estate
        input.files.removeAll {
            $0.name.hasPrefix("organizations/\(id).") || $0.name.hasPrefix("organizations/\(id)/")
        }
        input.files.append(ConfigFile(name: name, path: path, content: .text(Array(text.utf8))))
        input.files.sort { $0.name.precedes($1.name) }
        input.makesSnapshot = false
        let compilation = Compiler.compile(input)
        let file = compilation.files.firstIndex { $0.path == path }.map { SourceFile.ID($0) }
        let found = compilation.diagnostics.filter { $0.place.file == file && !$0.isWaived }
        tell(found, compilation.files)
        let reading = ["source/", "schema/", "reference/"]
        if found.contains(where: { finding in
            finding.severity == .error && reading.contains { finding.rule.hasPrefix($0) }
        }) {
            throw Exit(1, "nothing was written: the organization would not read")
        }
    }
}
