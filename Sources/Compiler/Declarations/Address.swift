import YAML

/// The entity that a reader is at; its text is made only when a finding needs it.
enum Address {
    case unknown
    case settings
    case person(NodeID)
    case review(String)
    /// A file of assertions, by its name without the ending.
    case assertions(String)
    case platform(String)
    case platformEntry(String, section: String, NodeID)
    case organization(String)
    case organizationPart(String, part: String)
    /// One entry of a section, named by its key.
    case entry(String, section: String, NodeID)
    /// An option of an organization.
    case option(String, String)
    /// One workspace of a user.
    case membership(String, user: NodeID, NodeID)

    func text(in document: Document) -> String? {
        switch self {
        case .unknown: nil
        case .settings: "settings"
        case .person(let key): "people/\(document.text(key).lowercased())"
        case .review(let id): "reviews/\(id)"
        case .assertions(let name): "assertions/\(name)"
        case .platform(let id): "platforms/\(id)"
        case .platformEntry(let id, let section, let key): "platforms/\(id)/\(section)/\(document.text(key))"
        case .organization(let id): "organizations/\(id)"
        case .organizationPart(let id, let part): "organizations/\(id)/\(part)"
        case .entry(let id, "workspaces", let key): "organizations/\(id)/workspaces/\(document.text(key))"
        case .entry(let id, let section, let key):
            "organizations/\(id)/\(section)/\(document.text(key).lowercased())"
        case .option(let id, let option): "organizations/\(id)/options/\(option)"
        case .membership(let id, let user, let key):
            "organizations/\(id)/users/\(document.text(user).lowercased())/workspaces/\(document.text(key))"
        }
    }
}
