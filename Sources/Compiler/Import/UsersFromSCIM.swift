import Ledger
import Source

/// Reads users from SCIM 2.0 (RFC 7643): a User, a Group, a ListResponse, or a list of them.
/// Names of attributes count without case; attributes that mean nothing here are passed over.
package func usersFromSCIM(_ source: SourceFile, id: SourceFile.ID) -> ImportedUsers {
    let root: PlacedJSON
    do throws(JSONError) { root = try PlacedJSON(source, id: id) } catch {
        var users = ImportedUsers()
        let offset = UInt32(min(error.offset, source.bytes.count))
        users.report(
            "source/syntax", "this is not JSON: \(error.message)",
            at: Span(file: id, start: offset, end: offset + 1))
        return users
    }
    var reading = Reading()
    reading.take(root)
    reading.joinGroups()
    return reading.imported
}

private struct Reading {
    var imported = ImportedUsers()
    /// Each user's id in the other system, in the order of the users.
    private var ids: [String?] = []
    /// The ids of groups that each user names, in the same order.
    private var groupIDs: [[Located<String>]] = []
    private var groups = SCIMGroups()

    mutating func take(_ value: PlacedJSON) {
        if let list = value.elements {
            for element in list { take(element) }
        } else if value["Resources"] != nil || value.isOf("ListResponse") {
            takeList(value)
        } else if value.isOf("Group") || value["members"] != nil {
            takeGroup(value)
        } else if value.isOf("User") || value["userName"] != nil || value["emails"] != nil {
            takeUser(value)
        } else {
            imported.report(
                "schema/type", "this is neither a User nor a Group nor a ListResponse", at: value.span)
        }
    }

    private mutating func takeList(_ list: PlacedJSON) {
        let resources = list["Resources"]?.elements ?? []
        if let total = list["totalResults"], let count = total.number, count > resources.count {
            imported.report(
                "schema/value", "this list holds \(resources.count) of \(count) entries", at: total.span,
                help: "export all of them: who is left out would be left out of the organization")
        }
        for resource in resources { take(resource) }
    }

    private mutating func takeGroup(_ group: PlacedJSON) {
        guard let name = group["displayName"]?.text else { return }
        let members = (group["members"]?.elements ?? []).compactMap { $0["value"]?.text?.value }
        groups.add(id: group["id"]?.text?.value, name: name, members: members)
    }

    private mutating func takeUser(_ value: PlacedJSON) {
        guard let email = email(value) else {
            return imported.report("schema/missing-key", "this user has no e-mail", at: value.span)
        }
        var user = ImportedUsers.User(email: email.trimmed, name: name(value)?.trimmed)
        user.roles = values(value["roles"], of: "value", "display")
        user.groups = values(value["groups"], of: "display", "value")
        switch value["active"].map({ ($0.flag, $0.span) }) {
        case (false?, _)?: user.status = .suspended
        case (nil, let span)?:
            imported.report("schema/type", "expected `true` or `false`", at: span)
        default: break
        }
        imported.users.append(user)
        ids.append(value["id"]?.text?.value)
        groupIDs.append(values(value["groups"], of: "value"))
    }

    /// The primary address, else the user name where it is one, else the first address.
    private func email(_ value: PlacedJSON) -> Located<String>? {
        let addresses = value["emails"]?.elements ?? []
        let primary = addresses.first { $0["primary"]?.flag == true }
        if let text = primary?["value"]?.text { return text }
        let userName = value["userName"]?.text
        if let userName, emailAddress(userName.value) != nil { return userName }
        return addresses.first?["value"]?.text ?? userName
    }

    private func name(_ value: PlacedJSON) -> Located<String>? {
        if let name = value["displayName"]?.text ?? value["name"]?["formatted"]?.text { return name }
        let parts = ["givenName", "familyName"].compactMap { value["name"]?[$0]?.text }
        guard let first = parts.first else { return nil }
        return Located(parts.map(\.value).joined(separator: " "), at: first.span)
    }

    /// The values of an attribute with several; some systems write mere texts, or one text.
    private func values(_ attribute: PlacedJSON?, of names: String...) -> [Located<String>] {
        (attribute?.elements ?? attribute.map { [$0] } ?? []).compactMap { element in
            let text = element.text ?? names.lazy.compactMap { element[$0]?.text }.first
            return text.map(\.trimmed).flatMap { $0.value.isEmpty ? nil : $0 }
        }
    }

    /// Gives users the groups that they name by id, and those that name them as members.
    mutating func joinGroups() {
        for (index, id) in ids.enumerated() {
            let named = groupIDs[index].map(\.value)
            imported.users[index].groups.removeAll { groups.has($0.value) && named.contains($0.value) }
            for group in groups.names(ids: named, member: id)
            where !imported.users[index].groups.contains(where: { $0.value == group.value }) {
                imported.users[index].groups.append(group)
            }
        }
    }
}
