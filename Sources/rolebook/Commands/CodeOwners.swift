import Ledger
import Source

/// `show codeowners`: for each file of an organization those who may change something there, as forges ask reviewers.
///
/// - Returns: 1 where `--check` names a file that says something else.
func showCodeOwners(_ call: Invocation) throws(Exit) -> Int32 {
    let wanted = codeOwners(try call.declaredSnapshot(), call)
    guard let path = call["--check"] else {
        try call.print(Array(wanted.utf8))
        return 0
    }
    let bytes: [UInt8]
    switch readInput(path: path, limit: 4 << 20) {
    case .success(let found): bytes = found
    case .failure(let fault): throw Exit(66, "cannot read '\(visible(path))': \(fault.message)")
    }
    if bytes.elementsEqual(wanted.utf8) { return 0 }
    let old = lines(String(decoding: bytes, as: UTF8.self))
    let new = lines(wanted)
    let gone = old.filter { !Set(new).contains($0) }.map { "- \(visible($0))\n" }
    let missing = new.filter { !Set(old).contains($0) }.map { "+ \(visible($0))\n" }
    try call.print(Array((gone + missing).joined().utf8))
    call.say("'\(visible(path))' is out of date; `rolebook show codeowners` prints it anew.")
    return 1
}

private func lines(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map { String(decoding: Array($0), as: UTF8.self) }
}

/// Everything below the declarations belongs to the operators; a later line goes over an earlier one.
private func codeOwners(_ snapshot: Snapshot, _ call: Invocation) -> String {
    let prefix = "/\(repositoryPrefix())"
    let operators = snapshot.settings.operators
    var text = "# Written by `rolebook show codeowners`: who may change what is declared. Do not edit it.\n"
    text += line("\(prefix)\(call.configFolder)/", operators)
    for organization in snapshot.organizations {
        let changers = snapshot.standings(in: organization).filter(\.mayChange).map(\.email)
        let owners = Set(changers).sorted { $0.precedes($1) }
        for file in files(of: organization) {
            text += line(prefix + file, owners.isEmpty ? operators : owners)
        }
    }
    return text
}

/// All that declare a part of an organization, in byte order.
private func files(of organization: Snapshot.Organization) -> [String] {
    var files = Set([organization.file])
    files.formUnion(organization.workspaces.map(\.file))
    files.formUnion(organization.users.map(\.file))
    files.formUnion(organization.supportUsers.map(\.file))
    files.formUnion(organization.contacts.map(\.file))
    return files.sorted { $0.precedes($1) }
}

/// A path and its owners; an address that the format has no place for is left out.
private func line(_ path: String, _ owners: [String]) -> String {
    var pattern = String.UnicodeScalarView()
    for scalar in path.unicodeScalars {
        if " \\*?[]!#".unicodeScalars.contains(scalar) { pattern.append("\\") }
        pattern.append(scalar)
    }
    let fit = owners.filter { owner in
        owner.utf8.contains(UInt8(ascii: "@")) && !owner.utf8.contains(UInt8(ascii: "#"))
    }
    return ([visible(String(pattern))] + fit).joined(separator: " ") + "\n"
}

extension Standing {
    /// Whether somebody may change something in the whole organization that is declared in its file.
    fileprivate var mayChange: Bool {
        workspace == nil && Self.changing.contains { grant(of: $0) != nil }
    }

    private static let changing: [Permission] = [
        .organizationManage, .organizationDelete, .usersAdd, .usersRemove, .usersEdit, .usersChangeRole,
        .usersSuspend, .usersAssignWorkspaces, .workspacesManage, .supportUsersAdd, .supportUsersRemove,
        .supportAccessManage, .portalUsersManage, .portalUsersAssignLevel, .optionsManage,
    ]
}
