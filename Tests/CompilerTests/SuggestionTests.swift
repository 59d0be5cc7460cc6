import Source
import Testing

/// What is taken for a slip, and what is not.
@Suite struct SuggestionTests {
    @Test(arguments: [
        ("Team", "team"), ("nam", "name"), ("du", "due"), ("off", "of"), ("ed", "de"), ("fats", "fast"),
        ("operater", "operators"), ("last-active", "last_active"), ("twofactor", "two_factor"),
        ("respond.io", "respond-io"), ("respond-oi", "respond-io"), ("administrater", "administrator"),
        ("user/pending", "users/pending"), ("portal.enabeld", "portal.enabled"),
        ("sma@vendor.example", "sam@vendor.example"), ("ada@acme.exampel", "ada@acme.example"),
        ("ada@akme.example", "ada@acme.example"), ("adam.smith@acme.example", "adam-smith@acme.example"),
    ])
    func thisWasMeant(_ text: String, _ meant: String) {
        #expect(nearest(to: text, in: [meant]) == meant)
    }

    @Test(arguments: [
        ("c", "a"), ("XX", "AX"), ("q3", "q4"), ("auditor", "editor"), ("user.fired", "user.added"),
        ("bo@x.example", "ada@x.example"), ("bo@x.example", "jo@x.example"),
        ("nobody@acme.example", "ada@acme.example"), ("ada@acme.example", "ada@dune.example"),
        ("workspace-owner", "workspace-user"), ("roles.portal.basic", "roles.portal.manager"),
        ("organization.region", "organization.parent"), ("options.portal.logo", "options.portal.enabled"),
    ])
    func thisWasNotMeant(_ text: String, _ other: String) {
        #expect(nearest(to: text, in: [other]) == nil)
    }

    @Test func theNearestCounts() {
        #expect(nearest(to: "rolle", in: ["rules", "role", "roles"]) == "role")
        #expect(nearest(to: "rols", in: ["role", "roles"]) == "role")
    }
}
