import Ledger

/// What the table of changes asks for one kind of change (3-changes, "Changes").
enum Requirement: Equatable {
    case permission(Permission, roles: [String]? = nil, workspace: String? = nil)
    /// `organizations.create`, by a vendor function of the platform.
    case creation(platform: String)
    case `operator`
    /// The person himself, or an operator.
    case himself
    case nothing
}

extension Hearing {
    func requirements(_ change: Change) -> [Requirement] {
        guard isJudged(change) else { return [.nothing] }
        switch change.kind {
        case .organizationAdded: return [creation(change)]
        case .organizationRemoved: return [.permission(.organizationDelete)]
        case .organizationUpdated: return [organizationUpdate(change)]
        case .workspaceAdded: return [.permission(.workspacesManage)]
        case .workspaceUpdated, .workspaceRemoved:
            return [.permission(.workspacesManage, workspace: change.workspace)]
        case .userAdded: return addition(change)
        case .userRemoved: return [.permission(.usersRemove, roles: change.rolesTaken)]
        case .userRolesChanged:
            return [.permission(.usersChangeRole, roles: change.rolesConcerned)]
        case .userUpdated, .userReplaced: return [.permission(.usersEdit)]
        case .userSuspended, .userActivated: return [.permission(.usersSuspend)]
        case .userAccepted: return [.himself]
        case .membershipAdded, .membershipChanged, .membershipRemoved:
            return [
                .permission(
                    .usersAssignWorkspaces, roles: change.rolesConcerned,
                    workspace: change.workspace)
            ]
        case .supportUserAdded, .supportUserUpdated: return [.permission(.supportUsersAdd)]
        case .supportUserRemoved: return [.permission(.supportUsersRemove)]
        case .supportAccessGranted, .supportAccessChanged, .supportAccessRevoked:
            return [.permission(.supportAccessManage)]
        case .supportUserExpired, .supportAccessEnded, .platformRemoved: return [.nothing]
        case .contactAdded, .contactEnabled: return [.permission(.portalUsersManage)] + levels(change)
        case .contactUpdated, .contactRemoved, .contactDisabled: return [.permission(.portalUsersManage)]
        case .contactLevelChanged: return levels(change)
        case .optionChanged: return [.permission(optionPermission(change))]
        case .personAdded, .personUpdated, .personRemoved, .platformAdded, .platformUpdated, .settingsChanged:
            return [.operator]
        }
    }

    /// Whoever brings in a platform may start the first organization on it.
    private func creation(_ change: Change) -> Requirement {
        platform(of: change).map { .creation(platform: $0.id) } ?? .operator
    }

    /// Whoever activates an organization again needs what creating it needs.
    private func organizationUpdate(_ change: Change) -> Requirement {
        guard change.beforeValue?["status"]?.string == "inactive", let organization = organization(of: change)
        else {
            return .permission(.organizationManage)
        }
        return .creation(platform: organization.platform)
    }

    private func addition(_ change: Change) -> [Requirement] {
        var result: [Requirement] = [.permission(.usersAdd, roles: change.rolesGiven)]
        let roles = (change.afterValue?["workspaces"]?.object ?? [])
            .flatMap { $0.value.array ?? [] }.compactMap(\.string)
        if !roles.isEmpty { result.append(.permission(.usersAssignWorkspaces, roles: Set(roles).sorted())) }
        return result
    }

    /// The permission for the levels that a change gives and takes.
    private func levels(_ change: Change) -> [Requirement] {
        let levels = change.rolesConcerned
        return levels.isEmpty ? [] : [.permission(.portalUsersAssignLevel, roles: levels)]
    }

    /// The option's own permission, for its new value.
    private func optionPermission(_ change: Change) -> Permission {
        guard let option = platform(of: change)?.option(change.subject.id) else { return .optionsManage }
        switch option.permission {
        case .one(let permission): return permission
        case .byValue(let byValue, let otherwise):
            return change.afterValue?["value"].flatMap { byValue[$0.written] } ?? otherwise
        }
    }

    /// Levels that only the vendor's people may give or take.
    private func isReserved(_ roles: [String]?, _ change: Change) -> Bool {
        guard let platform = platform(of: change) else { return false }
        return (roles ?? []).contains { platform.role($0)?.isAssignable == false }
    }

    /// Who could satisfy a requirement, in byte order of e-mail.
    func candidates(_ requirement: Requirement, _ change: Change) -> [String] {
        switch requirement {
        case .nothing: return []
        case .operator: return previous.settings.operators
        case .himself:
            return Set(previous.settings.operators + [change.formerEmail ?? change.subject.id]).sorted()
        case .permission(let permission, let roles, let workspace):
            guard let organization = organization(of: change) else { return [] }
            let who = holders.of(permission, roles: roles, in: organization, workspace: workspace)
            guard permission == .portalUsersAssignLevel, isReserved(roles, change) else { return who }
            return who.filter { previous.person($0) != nil }
        case .creation(let id):
            guard let platform = previous.platform(id) else { return [] }
            return previous.people.filter { platform.rights(of: $0).allows(.organizationsCreate) }.map(
                \.email)
        }
    }

    /// Whether the actor satisfies a requirement.
    func isSatisfied(_ requirement: Requirement, _ change: Change) -> Bool {
        requirement == .nothing || candidates(requirement, change).contains(actor)
    }

    /// What a change needs, as a plan shows it.
    func needs(_ change: Change) -> [Need] {
        var needs = requirements(change).compactMap { requirement -> Need? in
            let who = candidates(requirement, change)
            switch requirement {
            case .nothing: return nil
            case .operator: return .operator(who: who)
            case .himself: return .himself(who: who)
            case .permission(let permission, let roles, _):
                return .permission(permission, roles: roles, who: who)
            case .creation: return .permission(.organizationsCreate, roles: nil, who: who)
            }
        }
        for rule in approvalRules(change) {
            let missing = missing(rule, change)
            for (group, missing) in zip(rule.groups, missing) {
                needs.append(.people(group.people, from: group.from, missing: missing))
            }
        }
        if requirements(change) == [.operator], previous.settings.operatorApprovals > 0 {
            let wanted = previous.settings.operatorApprovals
            needs.append(
                .people(wanted, from: ["operator"], missing: max(0, wanted - approvingOperators.count)))
        }
        return needs
    }

    /// Operators among the approvers, without the actor.
    var approvingOperators: Set<String> {
        Set(request.approvedBy).intersection(previous.settings.operators).subtracting([actor])
    }
}

extension JSONValue {
    /// A value as a condition or a table of permissions writes it.
    var written: String { string ?? String(decoding: canonical, as: UTF8.self) }
}

extension Change {
    /// The roles that it gives or takes, in byte order.
    var rolesConcerned: [String] { Set(rolesGiven + rolesTaken).sorted() }

    var beforeValue: JSONValue? { before.flatMap { try? JSONValue(parsing: $0) } }
    var afterValue: JSONValue? { after.flatMap { try? JSONValue(parsing: $0) } }
}
