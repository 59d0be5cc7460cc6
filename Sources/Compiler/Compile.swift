import Ledger
import Source
import YAML

/// What a compile is made of: everything that it may know.
package struct CompileInput: Sendable {
    /// In byte order of name.
    package var files: [ConfigFile]
    /// The moment of the run.
    package var now: Instant
    package var carryOver: CarryOver
    package var zones: Zones
    /// How many organizations are compiled side by side, at least 1.
    package var jobs: Int
    /// Whether a snapshot is wanted; checking alone needs none.
    package var makesSnapshot: Bool
    /// Reviews that are held against the declarations though they are not applied yet, by id.
    package var heldReviews: Set<String> = []

    package init(
        files: [ConfigFile], now: Instant, carryOver: CarryOver = CarryOver(), zones: Zones, jobs: Int = 1,
        makesSnapshot: Bool = true
    ) {
        self.files = files
        self.now = now
        self.carryOver = carryOver
        self.zones = zones
        self.jobs = max(1, jobs)
        self.makesSnapshot = makesSnapshot
    }
}

/// What came of it.
package struct Compilation: Sendable {
    /// The files that spans count, by number.
    package var files: [SourceFile]
    /// In the one order of a run; severities and waivers of the estate applied.
    package var diagnostics: [Diagnostic]
    /// Where no error stands.
    package var snapshot: Snapshot?
    package var organizationCount: Int
    package var userCount: Int
    /// The YAML files that were read.
    package var fileCount: Int
    /// Where each organization's users are declared, in the order of the snapshot.
    var userPlaces: [String: [Span]] = [:]
    var entityPlaces: [String: Span] = [:]
    /// In byte order of id.
    package var reviews: [DeclaredReview] = []
    /// In byte order of file, as they stand there. Those with a fault are left out.
    package var assertions: [DeclaredAssertion] = []

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error && !$0.isWaived } }
}

/// From texts to a snapshot and findings. Never throws for a user's mistake, and never stops at the first.
package func compile(_ input: CompileInput) -> Compilation {
    let sources = input.files.map(\.source)
    let layout = Layout(input.files)
    var findings = fileFindings(input.files, layout)
    let settings = settings(input, layout, sources, &findings)
    let platforms = platforms(input, layout, sources, settings, &findings)
    let staff = people(input, layout, sources, platforms, &findings)
    var reviews = reviews(input, layout, sources, settings, &findings)
    let assertionFiles = assertionFiles(input, layout, sources, &findings)
    let around = Surroundings(
        settings: settings, platforms: platforms, organizationIDs: layout.organizations.map(\.id),
        people: staff.people, hasUnresolvedPeople: staff.hasUnresolved,
        carryOver: input.carryOver, now: input.now, zones: input.zones,
        mentions: Mentions(reviews, people: Set(assertionFiles.flatMap(\.people))))
    let estate = Estate(settings: settings, people: staff.people, organizations: [], now: input.now)
    let compiled = sideBySide(layout.organizations.count, jobs: input.jobs) { index in
        let (id, files) = layout.organizations[index]
        return compileOrganization(id, files, input, sources, around, estate)
    }
    findings += compiled.flatMap(\.findings)
    findings += settle(&reviews, compiled, layout)
    var whole = estate
    whole.organizations = compiled.compactMap(\.organization)
    whole.reviews = reviews
    let assertions = assertions(assertionFiles, whole, compiled, around, &findings)
    findings += cycles(in: &whole.organizations)
    findings += Rule.findings(in: whole, reach: .estate)
    var compilation = Compilation(
        files: sources, diagnostics: weigh(findings, whole, layout).sorted(in: sources), snapshot: nil,
        organizationCount: layout.organizations.count, userCount: compiled.reduce(0) { $0 + $1.userCount },
        fileCount: input.files.count - layout.unknown.count - layout.unreadFolders.count)
    compilation.reviews = reviews.map { $0.declared(in: sources) }
    compilation.assertions = assertions
    if input.makesSnapshot, !compilation.hasErrors {
        compilation.snapshot = snapshot(of: whole, compiled.compactMap(\.snapshot), platforms)
        compilation.notePlaces(compiled, staff.people)
    }
    return compilation
}

/// What the compile of one organization leaves behind; its users are not kept twice.
struct CompiledOrganization: Sendable {
    var organization: Organization?
    var snapshot: Snapshot.Organization?
    var findings: [Diagnostic] = []
    var userPlaces: [Span] = []
    var userCount = 0
    var sightings = Sightings()
}

private func compileOrganization(
    _ id: String, _ files: [Int], _ input: CompileInput, _ sources: [SourceFile], _ around: Surroundings,
    _ estate: Estate
) -> CompiledOrganization {
    var compiled = CompiledOrganization()
    var documents: [Document] = []
    var isWhole = true
    for file in files {
        guard case .text = input.files[file].content else {
            isWhole = false
            continue
        }
        let (document, findings) = parse(sources[file], id: SourceFile.ID(file))
        compiled.findings += addressed(findings, in: document, home: .organization(id))
        if let document { documents.append(document) }
        isWhole = isWhole && findings.isEmpty
    }
    let (organization, findings) = readOrganization(id, documents, isWhole: isWhole, around)
    compiled.findings += findings
    guard var organization else { return compiled }
    var estate = estate
    estate.organizations = [organization]
    compiled.findings += Rule.findings(in: estate, reach: .organization)
    compiled.userCount = organization.users.count
    compiled.sightings = Sightings(around.mentions, in: organization)
    if input.makesSnapshot, organization.platform != nil {
        compiled.snapshot = snapshot(of: organization, sources, input.carryOver.organizations[id], input.now)
        compiled.userPlaces = organization.users.map(\.span)
    }
    organization.users = []
    organization.memberships = []
    compiled.organization = organization
    return compiled
}
