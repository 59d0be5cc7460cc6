import Ledger

/// A kind of file of which an editor can be told what may stand in it.
package enum SchemaKind: String, CaseIterable, Sendable {
    case settings, people, platform, organization, assertions, review

    /// What the whole file is.
    var form: Form {
        switch self {
        case .settings: SettingsKey.shape.form
        case .people: PeopleKey.shape.form
        case .platform: PlatformFileKey.shape.form
        case .organization: OrganizationFileKey.shape.form
        case .assertions: AssertionFileKey.shape.form
        case .review: ReviewFileKey.shape.form
        }
    }

    /// Whether an empty file is one of this kind.
    var mayBeEmpty: Bool {
        switch self {
        case .people, .organization: true
        case .settings, .platform, .assertions, .review: false
        }
    }

    /// The file in a few words.
    var title: String {
        switch self {
        case .settings: "config/rolebook.yaml: settings of the estate"
        case .people: "config/people.yaml: the vendor's own staff"
        case .platform: "config/platforms/<id>.yaml: a platform"
        case .organization: "config/organizations/<id>.yaml: an organization, or a part of one"
        case .assertions: "config/assertions/*.yaml: who can and who cannot"
        case .review: "config/reviews/<id>.yaml: an access review"
        }
    }
}
