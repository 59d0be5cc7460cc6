/// One difference between two states, as it is planned, judged and logged.
package struct Change: Sendable {
    /// How the summary of a plan counts a change.
    package enum Action: String, Sendable { case create, update, delete }

    /// What a change does to anybody's permissions.
    package enum Effect: String, Sendable {
        case expands, narrows, both, neutral

        package init(expands: Bool, narrows: Bool) {
            self =
                switch (expands, narrows) {
                case (true, true): .both
                case (true, false): .expands
                case (false, true): .narrows
                case (false, false): .neutral
                }
        }

        package var expands: Bool { self == .expands || self == .both }
        package var narrows: Bool { self == .narrows || self == .both }
    }

    /// Whether somebody declared the change, or an end has passed.
    package enum Cause: String, Sendable { case declared, time }

    /// Whom or what a change is about.
    package struct Subject: Equatable, Sendable {
        /// What a change is made to.
        package enum Kind: String, Sendable {
            case organization, workspace, user, contact, person, platform, option, settings
            case supportAccess = "support-access"
        }

        package var kind: Kind
        package var id: String
        package var name: String

        package init(_ kind: Kind, _ id: String, name: String) {
            self.kind = kind
            self.id = id
            self.name = name
        }
    }

    package var kind: Kind
    package var address: String
    package var organization: String?
    package var workspace: String?
    package var subject: Subject
    /// The e-mail by which the previous state knows the subject, where the same step replaces it.
    package var formerEmail: String?
    /// Canonical JSON of the fields that differ, or of all for a removal; `nil` for an addition.
    package var before: [UInt8]?
    /// Canonical JSON of the fields that differ, or of all for an addition; `nil` for a removal.
    package var after: [UInt8]?
    package var effect = Effect.neutral
    package var cause = Cause.declared
    package var consequences: [Consequence] = []
    /// The file that declares the entity afterwards; `nil` for a removal and a change by time.
    package var file: String?
    /// The roles that the change gives and takes, where it is about roles.
    package var rolesGiven: [String] = []
    package var rolesTaken: [String] = []
    /// The workspace roles with which a user arrives or leaves, beside his own.
    package var workspaceRoles: [String] = []
    /// Whether it is part of what a new organization starts with, or of an estate's founding.
    package var isFounding = false
    /// Whether it follows from another change, so that nobody has to answer for it alone.
    package var isImplied = false
    /// In byte order: the people who gain permissions by it, and those who lose some.
    package var gaining: [String] = []
    package var losing: [String] = []

    package init(_ kind: Kind, address: String, organization: String?, subject: Subject) {
        self.kind = kind
        self.address = address
        self.organization = organization
        self.subject = subject
    }

    package var action: Action { kind.action }

    /// Whether somebody is the subject, under the new e-mail or the old one.
    package func isAbout(_ email: String) -> Bool { subject.id == email || formerEmail == email }
}
