/// What follows from a change without being declared.
package enum Consequence: Equatable, Sendable {
    case losesWorkspaces(Int)
    case endsMemberships(Int)
    case contactsUnassigned(Int)
    case losesUsers(Int)
    case losesContacts(Int)
    case portalUsersShutOut(Int)
    case supportSessionEnds
    case peopleGain(Int)
    case peopleLose(Int)
    /// The platform's own words.
    case declared(Localized)

    /// In English; pages say it in their own language.
    package var text: String {
        switch self {
        case .losesWorkspaces(let count): "loses \(count) workspace\(count == 1 ? "" : "s")"
        case .endsMemberships(let count): "\(count) membership\(count == 1 ? " ends" : "s end")"
        case .contactsUnassigned(let count):
            "\(count) contact\(count == 1 ? " becomes" : "s become") unassigned"
        case .losesUsers(let count): "\(count) user\(count == 1 ? " loses" : "s lose") access"
        case .losesContacts(let count): "\(count) contact\(count == 1 ? " is" : "s are") removed"
        case .portalUsersShutOut(let count):
            count == 1 ? "1 portal user loses access" : "all \(count) portal users lose access"
        case .supportSessionEnds: "a running support session ends"
        case .peopleGain(let count): "\(count) \(count == 1 ? "person gains" : "people gain") permissions"
        case .peopleLose(let count): "\(count) \(count == 1 ? "person loses" : "people lose") permissions"
        case .declared(let text): text.text("en")
        }
    }
}
