import Ledger
import Source
import YAML

/// The findings of a parse, those about repeated keys with the entity that they stand at.
///
/// - Parameter home: the entity of the file as a whole.
func addressed(_ findings: [Diagnostic], in document: Document?, home: Address) -> [Diagnostic] {
    guard let document else { return findings }
    return findings.map { finding in
        guard finding.rule == "source/duplicate-key", case .span(let span) = finding.place else {
            return finding
        }
        var finding = finding
        finding.address = home.narrowed(along: document.keys(to: span), in: document).text(in: document)
        return finding
    }
}

extension Address {
    /// The narrowest entity of the file to which its keys lead.
    fileprivate func narrowed(along keys: [NodeID], in document: Document) -> Address {
        let names = keys.map(document.text)
        switch (self, names.first) {
        case (.unknown, "people") where keys.count > 1: return .person(keys[1])
        case (.platform(let id), "roles") where keys.count > 2:
            guard let kind = Snapshot.Role.Kind(rawValue: names[1]) else { return self }
            return .platformEntry(id, section: "roles/\(kind.rawValue)", keys[2])
        case (.platform(let id), "options") where keys.count > 1:
            return .platformEntry(id, section: "options", keys[1])
        case (.organization(let id), "users") where keys.count > 3 && names[2] == "workspaces":
            return .membership(id, user: keys[1], keys[3])
        case (.organization(let id), "workspaces"), (.organization(let id), "users"),
            (.organization(let id), "contacts"):
            return keys.count > 1 ? .entry(id, section: names[0], keys[1]) : self
        case (.organization(let id), "support") where keys.count > 1:
            if names[1] == "access" { return .organizationPart(id, part: "support/access") }
            guard names[1] == "users", keys.count > 2 else { return self }
            return .entry(id, section: "support/users", keys[2])
        case (.organization(let id), "options"):
            guard let last = keys.last, keys.count > 1, document.kind(last.value) != .mapping else {
                return self
            }
            return .option(id, names.dropFirst().joined(separator: "."))
        default: return self
        }
    }
}
