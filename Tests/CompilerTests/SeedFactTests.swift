import Foundation
import TestSupport
import Testing

/// What the seeds say of a state (facts `WV-S…`, `RI-S…`, `PE-S…`, `AT-S…`), each with the pictures that show it.
struct SeedFactTests {
    enum Proof {
        /// Fixtures below `Tests/Fixtures/rules`.
        case fixtures([String])
        /// Shown elsewhere, or nothing that a state could break.
        case elsewhere(String)
    }

    static let proofs: [String: Proof] = [
        "WV-S01": .fixtures(["support/shared-identity/fires", "support/requirements/fires-3-user-id"]),
        "WV-S02": .fixtures([
            "support/requirements/fires-4-two-factor", "support/requirements/fires-5-single-sign-on",
        ]),
        "WV-S03": .fixtures(["support/requirements/fires-2-all", "support/requirements/silent"]),
        "WV-S15": .elsewhere("judges a change: `change/initial-support`"),
        "WV-S17": .elsewhere("a sentence of the help text, and the reason `contracted-service`"),
        "RI-S01": .fixtures(["users/no-administrator/fires.yaml", "users/no-administrator/silent.yaml"]),
        "RI-S02": .fixtures(["users/few-administrators/fires.yaml"]),
        "RI-S03": .fixtures(["users/one-role/fires.yaml"]),
        "RI-S05": .fixtures(["users/no-administrator/fires-2-pending.yaml"]),
        "RI-S08": .fixtures(["reference/unknown/fires-4-workspace.yaml"]),
        "RI-S10": .fixtures(["users/without-workspace/fires.yaml"]),
        "RI-S12": .fixtures(["users/pending/fires.yaml"]),
        "RI-S13": .elsewhere("`BuiltInPlatformTests`: a member holds nothing"),
        "PE-S01": .fixtures(["support/access-off/fires.yaml", "support/access-off/silent-2-nothing.yaml"]),
        "PE-S02": .fixtures(["support/access-period/fires.yaml", "support/access-period/silent.yaml"]),
        "PE-S03": .fixtures(["support/ends-soon/fires-5-consent.yaml"]),
        "PE-S04": .fixtures([
            "support/access-unlimited/fires.yaml", "support/access-ended/fires-3-month.yaml",
        ]),
        "PE-S06": .fixtures(["support/access-ended/fires.yaml", "support/access-ended/fires-2-now.yaml"]),
        "PE-S10": .fixtures(["support/no-profile/fires.yaml", "support/no-profile/silent.yaml"]),
        "AT-S01": .fixtures(["options/locked/fires.yaml", "options/locked/silent-3-left-out.yaml"]),
        "AT-S02": .fixtures([
            "contacts/portal-closed/fires.yaml", "contacts/portal-closed/fires-2-inactive.yaml",
        ]),
        "AT-S03": .fixtures(["contacts/nobody/fires.yaml", "contacts/nobody/fires-2-no-contacts.yaml"]),
        "AT-S06": .fixtures([
            "schema/value/fires-options-empty-set", "schema/value/fires-options-types",
            "schema/value/silent-options-all",
        ]),
        "AT-S07": .fixtures([
            "options/requirement/fires-2-not-activated.yaml", "options/requirement/fires-3-not-enabled",
        ]),
        "AT-S08": .fixtures(["options/locked/fires-2-first-experience"]),
        "AT-S09": .elsewhere("which functions the new portal has is help text and a consequence"),
        "AT-S10": .fixtures(["options/requirement/fires.yaml", "options/requirement/silent"]),
        "AT-S12": .fixtures(["options/no-effect/fires.yaml", "options/no-effect/silent.yaml"]),
        "AT-S13": .elsewhere("help text: a default is never reported as being without effect"),
        "AT-S19": .elsewhere("`OptionOriginTests`: the client's own value, else the platform's"),
        "AT-S20": .fixtures([
            "options/no-effect/fires-2-billing.yaml", "options/no-effect/fires-4-second-reason.yaml",
        ]),
        "AT-S21": .fixtures(["contacts/level-unavailable/silent-4-own-company.yaml"]),
        "AT-S22": .elsewhere("computed, as effective permissions; `BuiltInTableTests`: what gates what"),
        "AT-S24": .fixtures(["schema/time/fires-portal-time-zone.yaml"]),
        "AT-S25": .elsewhere("help text: logos are no option"),
    ]

    @Test(arguments: proofs.keys.sorted())
    func aFixtureShowsIt(_ fact: String) {
        guard case .fixtures(let names)? = Self.proofs[fact] else { return }
        let known = Set(RuleFixtureTests.fixtures.map(\.description))
        for name in names { #expect(known.contains(name), "no fixture `\(name)` for \(fact)") }
    }
}
