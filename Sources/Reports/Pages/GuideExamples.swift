import Ledger

/// The YAML that the instructions show, with names of the organization itself.
struct GuideExamples {
    /// A new user with the default role, in the first workspace.
    let added: String
    /// Another role for somebody; none where there is nobody, or only one role.
    private(set) var changed: String?
    private(set) var removed: String?
    private(set) var replaced: String?
    /// A contact who uses the portal; none where there are no access levels.
    private(set) var contact: String?
    /// A support user; none where the platform knows none.
    private(set) var admitted: String?
    /// Consent that support looks in; none where the platform knows none.
    private(set) var consented: String?

    init(
        of organization: Snapshot.Organization, on platform: Snapshot.Platform, people: [Snapshot.Person] = []
    ) {
        let roles = platform.ranked(.organization).filter(\.isAssignable).map(\.id)
        let role = platform.policy.defaultRole ?? roles.first ?? ""
        let keyword = platform.policy.rolesPerUser == .one ? "role" : "roles"
        let list = { (role: String) in keyword == "role" ? role : "[\(role)]" }
        let isInvited = platform.policy.invitations == .required
        var lines = ["users:", "  \(Self.newAddress(in: organization)):", "    name: New User"]
        lines.append("    \(keyword): \(list(role))")
        if isInvited { lines.append("    status: pending") }
        if let workspace = organization.workspaces.first?.id, let own = platform.ranked(.workspace).last?.id {
            lines.append("    workspaces: {\(workspace): \(own)}")
        }
        added = lines.joined(separator: "\n") + "\n"
        contact = Self.contact(in: organization, on: platform)
        admitted = Self.admission(to: organization, on: platform, people)
        consented = platform.policy.supportAccess.map { access in
            "support:\n  access:\n    enabled: true\n    period: \((access.recommended ?? access.standard).text)\n"
        }
        guard let user = Self.typical(of: organization, role: role) else { return }
        let key = Self.key(user.email)
        if let other = roles.last(where: { !user.roles.contains($0) && $0 != role })
            ?? roles.last(where: { !user.roles.contains($0) })
        {
            changed = "users:\n  \(key):\n    \(keyword): \(list(other))\n"
        }
        removed = Self.removal(of: user, keyword: keyword)
        let address = Self.newAddress(of: user)
        let isFixed = platform.policy.email == .fixed
        let status = isFixed && isInvited ? "    status: pending\n" : ""
        let own = keyword == "role" ? user.roles.first ?? role : "[\(user.roles.joined(separator: ", "))]"
        replaced =
            "users:\n  \(Self.key(address)):\n    name: \(Self.quoted(user.name))\n    \(keyword): \(own)\n"
            + status + "    replaces: \(Self.key(user.email))\n"
    }

    private static func contact(
        in organization: Snapshot.Organization, on platform: Snapshot.Platform
    ) -> String? {
        guard let level = platform.ranked(.portal).filter(\.isAssignable).last else { return nil }
        let domain = organization.contacts.first.map { Self.domain($0.email) } ?? "customer.example"
        return
            "contacts:\n  new.contact@\(domain):\n    name: New Contact\n    portal: true\n    level: \(level.id)\n"
    }

    /// Somebody from the list who meets the requirements and is not admitted yet.
    private static func admission(
        to organization: Snapshot.Organization, on platform: Snapshot.Platform, _ people: [Snapshot.Person]
    ) -> String? {
        guard let policy = platform.policy.supportUsers else { return nil }
        let candidates = people.filter { person in
            person.isSupportUser && organization.supportUsers.first(id: person.email) == nil
        }
        let person = candidates.first { person in policy.requires.allSatisfy(person.meets) }
        let workspaces = organization.workspaces.first.map { "\n      workspaces: [\($0.id)]" } ?? ""
        let email = person?.email ?? candidates.first?.email ?? "support.user@vendor.example"
        return "support:\n  users:\n    \(key(email)):\n      reason: support\(workspaces)\n"
    }

    /// What is to be deleted, as comments.
    private static func removal(of user: Snapshot.User, keyword: String) -> String {
        let roles = user.roles.joined(separator: ", ")
        return "users:\n# \(key(user.email)):\n#   name: \(quoted(user.name))\n#   \(keyword): \(roles)\n"
    }

    /// Somebody whom an example can be about: an active user with the default role, else any active one.
    private static func typical(of organization: Snapshot.Organization, role: String) -> Snapshot.User? {
        organization.users.first { $0.status == .active && $0.roles == [role] }
            ?? organization.users.first { $0.status == .active }
    }

    private static func newAddress(in organization: Snapshot.Organization) -> String {
        let domain =
            organization.emailDomains?.first ?? organization.users.first.map { Self.domain($0.email) }
        return "new.user@\(domain ?? "customer.example")"
    }

    /// The same name at an address that is not taken, for the example of a new e-mail.
    private static func newAddress(of user: Snapshot.User) -> String { "new.\(user.email)" }

    private static func domain(_ email: String) -> String {
        String(decoding: email.utf8.drop { $0 != UInt8(ascii: "@") }.dropFirst(), as: UTF8.self)
    }

    /// An e-mail as a key: quoted where YAML would read its first sign as its own.
    private static func key(_ email: String) -> String {
        guard let first = email.utf8.first else { return "\"\"" }
        let isPlain =
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= first || UInt8(ascii: "0")...UInt8(ascii: "9") ~= first
        return isPlain ? email : quoted(email)
    }

    /// A text between quotation marks, as YAML and JSON have them.
    private static func quoted(_ text: String) -> String {
        var out: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
            out.append(byte)
        }
        out.append(UInt8(ascii: "\""))
        return String(decoding: out, as: UTF8.self)
    }
}
