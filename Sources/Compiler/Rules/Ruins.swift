import Source

/// What an error of the reading rules leaves half known: whether a waiver for it accepts something cannot be told.
struct Ruins {
    /// The first parts of addresses, as `organizations/acme`; all people are one.
    private var places: Set<String> = []
    /// The platform of each organization.
    private let platforms: [String: String]

    init(_ findings: [Diagnostic], _ layout: Layout, _ organizations: [Organization]) {
        platforms = Dictionary(organizations.map { ($0.address, "platforms/\($0.head.platform)") }) {
            first, _ in
            first
        }
        var owners: [SourceFile.ID: String] = [:]
        for index in layout.settings { owners[SourceFile.ID(index)] = "settings" }
        for index in layout.people { owners[SourceFile.ID(index)] = "people" }
        for (id, file) in layout.platforms { owners[SourceFile.ID(file)] = "platforms/\(id)" }
        for (id, file) in layout.reviews { owners[SourceFile.ID(file)] = "reviews/\(id)" }
        for (id, file) in layout.assertions { owners[SourceFile.ID(file)] = "assertions/\(id)" }
        for (id, files) in layout.organizations {
            for file in files { owners[SourceFile.ID(file)] = "organizations/\(id)" }
        }
        let reading = Set(RuleFacts.reading.map(\.id))
        for finding in findings where finding.severity == .error && reading.contains(finding.rule) {
            if let owner = finding.place.file.flatMap({ owners[$0] }) { places.insert(owner) }
            if let address = finding.address { places.insert(Self.place(of: address)) }
        }
    }

    /// Whether an error stands where the entity of an address is declared, in the platform of its organization, or among
    /// the people of whom support users are some.
    func contain(_ address: String) -> Bool {
        let place = Self.place(of: address)
        let isSupport = address.utf8.starts(with: "\(place)/support/".utf8)
        return places.contains(place) || platforms[place].map(places.contains) ?? false
            || isSupport && places.contains("people")
    }

    private static func place(of address: String) -> String {
        let parts = address.split(separator: "/", omittingEmptySubsequences: false).prefix(2)
        return parts.first == "people" ? "people" : parts.joined(separator: "/")
    }
}
