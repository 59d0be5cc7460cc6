import Ledger

extension Edition {
    /// What a platform asks of its organizations, each in a sentence.
    func policySentences(of platform: Snapshot.Platform) -> [String] {
        let policy = platform.policy
        let name = { (id: String) in roleName(id, on: platform.id) }
        var lines: [String] = []
        if let administrators = policy.administrators {
            let role = name(administrators.role)
            lines.append(words.count("policy.administrators", administrators.minimum, role))
            if administrators.recommended > administrators.minimum {
                lines.append(words.count("policy.recommended", administrators.recommended, role))
            }
        }
        if !platform.roles(.organization).isEmpty {
            lines.append(words[policy.rolesPerUser == .one ? "policy.role-single" : "policy.role-several"])
            lines.append(words[policy.email == .fixed ? "policy.email-fixed" : "policy.email-editable"])
            if policy.invitations == .required { lines.append(words["policy.invitations"]) }
        }
        if let role = policy.defaultRole { lines.append(words("policy.default-role", name(role))) }
        if let limit = policy.workspacesAtInvite { lines.append(words.count("policy.at-invite", limit)) }
        for (role, limit) in policy.roleLimits.sorted(by: {
            $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }) {
            lines.append(words.count("policy.role-limit", limit, name(role)))
        }
        for separation in policy.separationOfDuties {
            let sentence = words("policy.separation", words.list(separation.roles.map(name)))
            lines.append(separation.reason.map { "\(sentence) \(text($0))" } ?? sentence)
        }
        if !policy.neverOnSelf.isEmpty {
            lines.append(words("policy.self", words.list(policy.neverOnSelf.map(quotedChange))))
        }
        lines += policy.approvals.map { approvalSentence($0, name) }
        lines += admissionSentences(of: policy) + consentSentences(of: policy)
        lines.append(words("policy.mass-removal", words.number(policy.massRemoval)))
        return lines
    }

    private func quotedChange(_ kind: String) -> String { words("list.quote", words.change(kind)) }

    private func approvalSentence(_ rule: Snapshot.ApprovalRule, _ name: (String) -> String) -> String {
        let groups = rule.groups.map { group in
            guard let from = group.from else { return words.count("policy.people", group.people) }
            return words.count(
                "policy.people-from", group.people, from.map(name).joined(separator: words["list.comma"]))
        }
        let sentence = words("policy.approval", words.list(rule.kinds.map(quotedChange)), words.list(groups))
        return rule.excludesSubject ? "\(sentence) \(words["policy.not-subject"])" : sentence
    }

    /// What holds for support users.
    func admissionSentences(of policy: Snapshot.Policy) -> [String] {
        guard let support = policy.supportUsers else { return [] }
        var lines: [String] = []
        if !support.requires.isEmpty {
            let requirements = support.requires.map { words["requirement.\($0.rawValue)"] }
            lines.append(words("policy.support-requires", words.list(requirements)))
        }
        if let period = support.expiresAfter {
            lines.append(words("policy.support-expires", words.period(period)))
        }
        return lines
    }

    /// What holds for the consent that support may look in.
    func consentSentences(of policy: Snapshot.Policy) -> [String] {
        guard let access = policy.supportAccess else { return [] }
        let periods = access.periods.map { words.period($0) }
        var lines = [words("policy.access-periods", words.list(periods), words.period(access.standard))]
        if let period = access.recommended {
            lines.append(words("policy.access-recommended", words.period(period)))
        }
        if let period = access.weekendMinimum {
            lines.append(words("policy.access-weekend", words.period(period)))
        }
        return lines
    }
}
