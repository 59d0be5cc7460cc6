import Compiler
import Glibc
import Source

extension Command {
    static let initialize = Command(
        name: "init", summary: "Start a new estate: declarations, workflow, pre-commit hook.",
        arguments: [
            Argument(
                name: "dir", summary: "Where it goes. (default: the working directory)", isOptional: true)
        ],
        flags: [
            Flag(
                "--platform", value: "platform", "The first organization's platform. (default: respond-io)",
                values: NewEstate.platforms),
            Flag("--organization", value: "id", "The first organization's id. (default: acme)"),
            Flag("--name", value: "text", "The first organization's name. (default: Acme)"),
            Flag("--operator", value: "e-mail", "Who operates the estate. (default: git's user.email)"),
            Flag("--theme", "Write only the built-in templates, style and script, to be changed."),
        ],
        example: "rolebook init access --platform workiva --name 'Northwind GmbH' --organization northwind",
        run: runInit)
}

private func runInit(_ call: Invocation) throws(Exit) -> Int32 {
    let place = call.arguments.first ?? "."
    if call.has("--theme") { return try call.writeTheme(below: call.arguments.first) }
    let estate = try call.newEstate()
    do throws(DiskError) {
        let isNew = try Folder.open(place) == nil
        let root = try Folder.create(place)
        let written: [NewEstate.File]
        do throws(DiskError) { written = try write(estate, in: root) } catch {
            if isNew { rmdir(place) }
            throw error
        }
        try call.say(estate, written, place)
    } catch {
        throw Exit(73, "\(visible(error.message)); nothing was written")
    }
    return 0
}

extension Invocation {
    /// The estate that the flags and git describe.
    fileprivate func newEstate() throws(Exit) -> NewEstate {
        let id = self["--organization"] ?? "acme"
        if let fault = identifierFault(id) {
            throw .usage("The value '\(visible(id))' of '--organization' is not an id: \(fault.english).")
        }
        for (flag, folder) in [("--config", configFolder), ("--out", outFolder)] where !isInside(folder) {
            throw .usage("The value '\(visible(folder))' of '\(flag)' is not a folder of the new estate.")
        }
        let operatorEmail = try self["--operator"].map { text throws(Exit) in
            guard let email = emailAddress(text) else { throw .usage("'\(visible(text))' is not an e-mail.") }
            return email
        }
        let name = self["--name"] ?? "Acme"
        guard isName(name) else {
            throw .usage("The value '\(visible(name))' of '--name' is not a name on one line.")
        }
        let estate = NewEstate(
            platform: self["--platform"] ?? "respond-io", organization: id, name: name,
            operatorEmail: operatorEmail ?? gitEmail().flatMap(emailAddress) ?? NewEstate.nobody,
            operatorName: gitName().flatMap { isName($0) ? $0 : nil } ?? "Operator", config: configFolder,
            out: outFolder)
        guard !estate.hasUser(estate.operatorEmail) else {
            throw .usage(
                "'\(visible(estate.operatorEmail))' is a user of the first organization; give '--operator' another e-mail."
            )
        }
        return estate
    }

    /// Whether a text may be a name: something on one line, with nothing that cannot be seen.
    private func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.utf8.contains(9) && visible(text) == text && text.utf8.count <= 200
    }

    /// Whether a path leads to a folder below, and may stand in a workflow as it is.
    private func isInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && !part.hasPrefix(".") && !part.hasPrefix("-")
                && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && isPlain($0) }
        }
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// What was written, and what comes next.
    fileprivate func say(_ estate: NewEstate, _ written: [NewEstate.File], _ place: String) throws(DiskError)
    {
        let width = (written.map(\.path.utf8.count).max() ?? 0) + 2
        var text = "Wrote \(written.count) files\(place == "." ? "" : " in \(visible(place))"):\n"
        for file in written {
            let gap = String(repeating: " ", count: width - file.path.utf8.count)
            text += "  \(file.path)\(gap)\(file.purpose)\n"
        }
        if !written.contains(where: { $0.path == estate.preCommit.path }) {
            text +=
                "\n\(estate.preCommit.path) was there already; add this to it:\n\n\(estate.preCommit.text)"
        }
        text += "\nnext:\n"
        if place != "." { text += "  cd \(isInside(place) ? place : shellQuoted(visible(place)))\n" }
        if estate.operatorEmail == NewEstate.nobody {
            text += "  put your own e-mail in place of \(NewEstate.nobody) below \(estate.config)/\n"
        }
        text += "  rolebook\(estate.options) validate\n"
        text += "  rolebook\(estate.options) compile --actor \(estate.operatorEmail)\n"
        text += "  git add \(estate.config) \(estate.out) .github .pre-commit-config.yaml\n"
        text += "  open \(estate.out)/site/en/index.html in a browser\n"
        if !isQuiet { _ = StandardStream.output.write(text) }
    }
}

/// Writes the files of an estate; gives those that were written.
private func write(_ estate: NewEstate, in root: Folder) throws(DiskError) -> [NewEstate.File] {
    for file in estate.files where try root.holds(file.path) {
        throw DiskError(.cannotWrite, "openat", file.path, detail: "it is there already")
    }
    if let (parent, leaf) = try root.parent(of: estate.config), let config = try parent.folder(leaf),
        try !config.entries().allSatisfy(\.isHidden)
    {
        throw DiskError(.cannotWrite, "openat", estate.config, detail: "the folder is not empty")
    }
    let isFree = try !root.holds(estate.preCommit.path)
    let files = estate.files + (isFree ? [estate.preCommit] : [])
    var new = NewFiles(root)
    try new.write(files.map { (path: $0.path, bytes: Array($0.text.utf8)) })
    return files
}
