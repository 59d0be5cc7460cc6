extension Snapshot {
    /// A platform, resolved: what an organization on it may declare, and who may change it.
    package struct Platform: Equatable, Sendable, SnapshotEntity {
        package var id: String
        package var name: String
        package var summary: Localized?
        /// Markdown.
        package var help: Localized?
        package var roles: [Role] = []
        package var options: [Option] = []
        package var policy = Policy()
        /// The declaring file; `nil` for a built-in one.
        package var file: String?

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }

        /// Role ids are unique over the four kinds.
        package func role(_ id: String) -> Role? { roles.first { $0.id == id } }
        /// The roles of one kind.
        package func roles(_ kind: Role.Kind) -> [Role] { roles.filter { $0.kind == kind } }
        /// The option with an id.
        package func option(_ id: String) -> Option? { options.first(id: id) }
    }

    /// What somebody may be on a platform.
    package struct Role: Equatable, Sendable, SnapshotEntity {
        /// Who a role is for.
        package enum Kind: String, CaseIterable, Sendable { case organization, workspace, portal, vendor }

        package var id: String
        package var kind: Kind
        package var name: Localized
        package var summary: Localized?
        /// In the order in which they are declared.
        package var grants: [Grant]
        package var requires: Condition?
        package var isAssignable = true

        package init(id: String, kind: Kind, name: Localized, grants: [Grant]) {
            self.id = id
            self.kind = kind
            self.name = name
            self.grants = grants
        }
    }

    /// Facts that must all hold: fact → the values that are fine, as they are written.
    package struct Condition: Equatable, Sendable {
        /// One fact of a condition, with the values that satisfy it.
        package struct Fact: Equatable, Sendable {
            package var name: String
            package var values: [String]

            package init(name: String, values: [String]) {
                self.name = name
                self.values = values
            }
        }

        /// In byte order of name; never empty.
        package var facts: [Fact]

        package init(facts: [Fact]) { self.facts = facts }
    }

    /// A switch or field that an organization on a platform may set.
    package struct Option: Equatable, Sendable, SnapshotEntity {
        /// What values an option has.
        package enum Kind: String, CaseIterable, Sendable {
            case boolean, choice, integer, text, url, date, set
            case timeZone = "time-zone"
        }
        /// Who has a value of the option.
        package enum Scope: String, Sendable { case organization, platform }

        /// One value of a choice, or one member of a set.
        package struct Choice: Equatable, Sendable {
            package var id: String
            package var name: Localized
            package var isActive = true

            package init(id: String, name: Localized) {
                self.id = id
                self.name = name
            }
        }

        /// Who may change the option: one permission, or one for each new value and one for all others.
        package enum Guard: Equatable, Sendable {
            case one(Permission)
            case byValue([String: Permission], otherwise: Permission)
        }

        /// The permissions that contacts have only while the option is true.
        package enum Gates: Equatable, Sendable {
            case all
            case only([Permission])
        }

        /// A condition under which the option has one value and no other.
        package struct Lock: Equatable, Sendable {
            package var when: Condition
            package var to: OptionContent

            package init(when: Condition, to: OptionContent) {
                self.when = when
                self.to = to
            }
        }

        /// When an option has no effect.
        package enum Circumstance: Equatable, Sendable {
            case when(Condition)
            case unless(Condition)
            /// While the one holds and the other does not.
            case both(when: Condition, unless: Condition)
        }

        package var id: String
        package var kind: Kind
        package var scope = Scope.organization
        package var name: Localized?
        package var help: Localized?
        /// Of a choice: its choices; of a set: its members. In declared order.
        package var choices: [Choice] = []
        /// As it is written; `nil` where the value is derived.
        package var fallback: OptionContent?
        package var permission = Guard.one(.optionsManage)
        package var gates: Gates?
        package var locked: Lock?
        package var requires: Condition?
        package var noEffect: [Circumstance] = []
        package var isOneWay = false
        /// Value → what follows from setting it.
        package var consequences: [String: Localized] = [:]

        package init(id: String, kind: Kind) {
            self.id = id
            self.kind = kind
        }
    }

    /// The value of an option.
    package enum OptionContent: Hashable, Sendable {
        case flag(Bool)
        case number(Int)
        case text(String)
        /// In byte order.
        case members([String])
    }

    /// An option of an organization as it is in effect.
    package struct OptionValue: Equatable, Sendable, SnapshotEntity {
        /// Where an effective value comes from.
        package enum Origin: String, Sendable { case declared, platform, `default`, derived, locked }

        package var id: String
        package var value: OptionContent
        package var origin: Origin
        /// The declaring file, where it is declared.
        package var file: String?

        package init(id: String, value: OptionContent, origin: Origin, file: String? = nil) {
            self.id = id
            self.value = value
            self.origin = origin
            self.file = file
        }
    }
}
