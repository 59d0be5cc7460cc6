import Ledger
import Source
import YAML

enum SupportKey: UInt8 {
    case users, access

    static let shape = Shape<SupportKey>([
        .optional(
            .users, "users", .map(keys: .email, values: AdmissionKey.shape.form),
            "Support users who are admitted, by e-mail."),
        .optional(.access, "access", ConsentKey.shape.form, "Consent to look into the account."),
    ])
}

enum AdmissionKey: UInt8 {
    case reason, workspaces, expires

    static let shape = Shape<AdmissionKey>([
        .required(
            .reason, "reason", .choice(Snapshot.SupportUser.Reason.self),
            "What the support user is admitted for."),
        .optional(.workspaces, "workspaces", .list(.identifier), "The workspaces that he is admitted to."),
        .optional(
            .expires, "expires", .either([.moment, .values(["never"])]),
            "When the admission ends. Default: after the platform's time."),
    ])
}

enum ConsentKey: UInt8 {
    case enabled, period, from

    static let shape = Shape<ConsentKey>([
        .optional(.enabled, "enabled", .boolean, "Whether support may look in. Default: false."),
        .optional(
            .period, "period", .period,
            "For how long, one of the platform's periods. Default: the platform's."),
        .optional(
            .from, "from", .moment,
            "From when on. Default: the compile that first sees it. A new one is a new grant."),
    ])
}

/// Reads the section `support` of every file.
func readSupport(
    _ parts: inout [OrganizationPart], _ organization: inout Organization, _ around: Surroundings
) {
    guard let platform = organization.platform else { return }
    let carried = around.carryOver.organizations[organization.id]
    var first: [String: Span] = [:]
    for index in parts.indices {
        guard let node = parts[index].fields[.support] else { continue }
        parts[index].reader.address = .organization(organization.id)
        let before = parts[index].reader.diagnostics.count
        let found = parts[index].reader.fields(
            node, SupportKey.shape, named: parts[index].fields.name(.support))
        if parts[index].reader.hasErrors(since: before) { organization.hasUnresolvedAdmissions = true }
        guard let fields = found else { continue }
        if let users = fields[.users] {
            if platform.value.policy.supportUsers != nil {
                readAdmissions(&parts[index].reader, users, &organization, around, carried, &first)
            } else {
                organization.hasUnresolvedAdmissions = true
                reportNoUse(&parts[index].reader, users.key, "support.users", platform)
            }
        }
        if let access = fields[.access] {
            if let policy = platform.value.policy.supportAccess {
                readConsent(
                    &parts[index].reader, access, policy, &organization, around, carried?.supportAccess)
            } else {
                reportNoUse(&parts[index].reader, access.key, "support.access", platform)
            }
        }
    }
    organization.admissions.sort { $0.person.value.email.precedes($1.person.value.email) }
    for admission in organization.admissions {
        for workspace in admission.workspaces { organization.workspaces[workspace].memberCount += 1 }
    }
}

/// Reports a part for which the platform's policy has no use, where all of the policy is known.
private func reportNoUse(_ reader: inout Reader, _ name: NodeID, _ part: String, _ platform: Platform) {
    if !platform.hasUnresolvedPolicy { reportFeature(&reader, name, part, platform) }
}

private func readAdmissions(
    _ reader: inout Reader, _ node: NodeID, _ organization: inout Organization, _ around: Surroundings,
    _ carried: CarryOver.Organization?, _ first: inout [String: Span]
) {
    guard reader.isMapping(node) else {
        organization.hasUnresolvedAdmissions = true
        return
    }
    for (key, value) in reader.document.pairs(node) {
        reader.address = .entry(organization.id, section: "support/users", key)
        let before = reader.diagnostics.count
        let read = readAdmission(&reader, key, value, organization, around, carried)
        if read == nil || reader.hasErrors(since: before) { organization.hasUnresolvedAdmissions = true }
        guard let admission = read else { continue }
        let email = admission.person.value.email
        if let earlier = first.updateValue(admission.span, forKey: email) {
            first[email] = earlier
            reportSecondIdentity(&reader, key, "the support user `\(email)`", first: earlier)
        } else {
            organization.admissions.append(admission)
        }
    }
}

private func readAdmission(
    _ reader: inout Reader, _ key: NodeID, _ node: NodeID, _ organization: Organization,
    _ around: Surroundings,
    _ carried: CarryOver.Organization?
) -> Admission? {
    let email = reader.email(key)
    let person = email.flatMap { around.person($0) }
    if email != nil, person == nil, !around.hasUnresolvedPeople {
        reader.reportUnknown("person", key, around.people.map(\.value.email))
    }
    guard let fields = reader.fields(node, AdmissionKey.shape, named: key) else { return nil }
    let reason = fields[.reason].flatMap { reader.choice($0, Snapshot.SupportUser.Reason.self) }
    let workspaces = fields[.workspaces].map { readPlaces(&reader, $0, organization) } ?? []
    guard let expiry = readExpiry(&reader, key, fields, organization) else { return nil }
    guard let person, let reason else { return nil }
    let known = carried?.supportUsers.first { $0.email == person.value.email }
    var admission = Admission(
        person: person, span: reader.document.span(key), reason: reason, workspaces: workspaces,
        expiresSpan: fields[.expires].map(reader.document.span), neverEnds: expiry == .never,
        since: known?.since ?? around.now, ends: nil, addedBy: known?.addedBy,
        approvedBy: known?.approvedBy ?? [])
    admission.ends = end(expiry, organization, since: admission.since)
    if known?.hasEnded == true, admission.ends.map({ $0 > around.now }) ?? true {
        admission.since = around.now
        admission.ends = end(expiry, organization, since: around.now)
        admission.addedBy = nil
        admission.approvedBy = []
    }
    return admission
}

/// The moment at which an admission ends; `nil`: never.
private func end(_ expiry: Expiry, _ organization: Organization, since: Instant) -> Instant? {
    switch expiry {
    case .never: nil
    case .at(let end): end
    case .after(let period): organization.zone.adding(period, to: since)
    }
}

/// When an admission ends.
private enum Expiry: Equatable {
    case never
    case at(Instant)
    case after(Period)
}

private func readExpiry(
    _ reader: inout Reader, _ key: NodeID, _ fields: Fields<AdmissionKey>, _ organization: Organization
) -> Expiry? {
    if let node = fields[.expires] {
        if reader.document.equals(node, "never") { return .never }
        return reader.moment(node, in: organization.zone).map { .at($0) }
    }
    if let period = organization.platform?.value.policy.supportUsers?.expiresAfter { return .after(period) }
    if organization.platform?.hasUnresolvedPolicy == false, fields.isMissing(.expires) {
        reader.reportMissing(
            "expires", at: .span(reader.document.span(key)),
            help: "add `expires:` with a date, a time or `never`")
    }
    return nil
}

/// Workspaces by name; positions in order.
private func readPlaces(_ reader: inout Reader, _ node: NodeID, _ organization: Organization) -> [Int] {
    let places: [Int]? = reader.list(node) { reader, item in
        guard reader.isScalar(item, "a workspace") else { return nil }
        let id = reader.document.text(item)
        if let index = organization.workspaces.firstIndex(where: { $0.id == id }) { return index }
        if !organization.hasUnresolvedWorkspaces {
            reader.reportUnknown("workspace", item, organization.workspaces.map(\.id))
        }
        return nil
    }
    return Set(places ?? []).sorted()
}

private func readConsent(
    _ reader: inout Reader, _ node: NodeID, _ policy: Snapshot.Policy.SupportAccess,
    _ organization: inout Organization, _ around: Surroundings, _ carried: CarryOver.SupportAccess?
) {
    reader.address = .organizationPart(organization.id, part: "support/access")
    if let first = organization.consent {
        reportSecond(&reader, node.key, "`support.access`", first: first.span)
        return
    }
    guard let fields = reader.fields(node, ConsentKey.shape, named: node.key) else { return }
    let isEnabled = fields[.enabled].map { reader.boolean($0) } ?? false
    let period = fields[.period].map { reader.period($0) } ?? policy.standard
    let from = fields[.from].map { reader.moment($0, in: organization.zone) }
    guard let isEnabled, let period, from != .some(nil) else { return }
    let sameGrant = carried.flatMap { $0.period == period ? $0.starts : nil }
    let starts = (from ?? nil) ?? sameGrant ?? around.now
    organization.consent = Consent(
        isEnabled: isEnabled, span: reader.document.span(node.key), period: period,
        periodSpan: fields[.period].map(reader.document.span),
        fromSpan: fields[.from].map(reader.document.span),
        starts: starts, ends: organization.zone.adding(period, to: starts))
}
