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
    let policy = organization.platform?.value.policy
    let carried = around.carryOver.organizations[organization.id]
    var places = FirstPlaces()
    for index in parts.indices {
        guard let node = parts[index].fields[.support] else { continue }
        parts[index].reader.address = .organization(organization.id)
        let before = parts[index].reader.diagnostics.count
        let found = parts[index].reader.fields(
            node, SupportKey.shape, named: parts[index].fields.name(.support))
        if parts[index].reader.hasErrors(since: before) { organization.hasUnresolvedAdmissions = true }
        guard let fields = found else { continue }
        if let users = fields[.users] {
            if let platform = organization.platform, policy?.supportUsers == nil {
                organization.hasUnresolvedAdmissions = true
                reportNoUse(&parts[index].reader, users.key, "support.users", platform)
            } else {
                readAdmissions(&parts[index].reader, users, &organization, around, carried, &places)
            }
        }
        if let access = fields[.access] {
            if let platform = organization.platform, policy?.supportAccess == nil {
                reportNoUse(&parts[index].reader, access.key, "support.access", platform)
            } else {
                readConsent(&parts[index].reader, access, &organization, around, carried?.supportAccess)
            }
        }
    }
    organization.admissions.sort { $0.email.precedes($1.email) }
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
    _ carried: CarryOver.Organization?, _ places: inout FirstPlaces
) {
    guard reader.isMapping(node) else {
        organization.hasUnresolvedAdmissions = true
        return
    }
    for (key, value) in reader.document.pairs(node) {
        reader.address = .entry(organization.id, section: "support/users", key)
        guard let admission = readAdmission(&reader, key, value, organization, around, carried) else {
            organization.hasUnresolvedAdmissions = true
            continue
        }
        let email = admission.email
        if !reader.isRepeated(email, "the support user `\(email)`", at: key, &places) {
            organization.admissions.append(admission)
        }
    }
}

/// An admission with what could be read of it; `nil` where nobody knows whose it is.
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
    let found = reader.fields(node, AdmissionKey.shape, named: key)
    let fields = found ?? Fields<AdmissionKey>()
    let reason = fields[.reason].flatMap { reader.choice($0, Snapshot.SupportUser.Reason.self) }
    let before = reader.diagnostics.count
    let workspaces = fields[.workspaces].map { readPlaces(&reader, $0, organization) } ?? []
    let isInKnownPlaces =
        found != nil && !fields.isMeant(.workspaces) && !reader.hasErrors(since: before)
        && workspaces.count == fields[.workspaces].map(reader.document.count) ?? 0
    let expiry = found == nil ? nil : readExpiry(&reader, key, fields, organization)
    guard let email else { return nil }
    let known = carried?.supportUsers.first { $0.email == email }
    var admission = Admission(
        email: email, person: person, span: reader.document.span(key), reason: reason,
        workspaces: workspaces, hasUnresolvedWorkspaces: !isInKnownPlaces,
        expiresSpan: fields[.expires].map(reader.document.span), neverEnds: expiry == .never,
        since: known?.since ?? around.now, addedBy: known?.addedBy, approvedBy: known?.approvedBy ?? [])
    guard let expiry else { return admission }
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
    if fields.isMeant(.expires) { return nil }
    if let period = organization.platform?.value.policy.supportUsers?.expiresAfter { return .after(period) }
    if organization.platform?.hasUnresolvedPolicy == false {
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
    _ reader: inout Reader, _ node: NodeID, _ organization: inout Organization, _ around: Surroundings,
    _ carried: CarryOver.SupportAccess?
) {
    reader.address = .organizationPart(organization.id, part: "support/access")
    if let first = organization.consent {
        reportSecond(&reader, node.key, "`support.access`", first: first.span)
        return
    }
    guard let fields = reader.fields(node, ConsentKey.shape, named: node.key) else { return }
    let isEnabled = fields[.enabled].map { reader.boolean($0) } ?? false
    let period =
        fields[.period].map { reader.period($0) }
        ?? organization.platform?.value.policy.supportAccess?.standard
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
