import Ledger
import Testing

@testable import Authority

/// What the seeds say of who may do what, sentence by sentence, each with the step that shows it.
struct SeedSentenceTests {
    struct Sentence: CustomTestStringConvertible, Sendable {
        let text: String
        /// Below `Tests/Fixtures/changes`.
        let change: String
        /// The rules that refuse it; none where it is allowed.
        var refusals: Set<String> = []

        var testDescription: String { text }

        init(_ text: String, _ change: String, _ refusals: Set<String> = []) {
            self.text = text
            self.change = change
            self.refusals = refusals
        }
    }

    /// Users of an organization (RI-C01 to RI-C18, X-C01, X-C03).
    static let users: [Sentence] = [
        .init("A User Admin adds a Member", "escalation/user-admin-adds-a-member"),
        .init(
            "A User Admin adds no Admin", "escalation/user-admin-adds-an-admin", ["change/escalation"]),
        .init("A User Admin deletes a Member", "escalation/user-admin-deletes-a-member"),
        .init(
            "A User Admin deletes no Admin", "escalation/user-admin-deletes-an-admin",
            ["change/escalation"]),
        .init(
            "A User Admin does not delete himself", "self/user-admin-deletes-himself",
            ["change/escalation", "change/self"]),
        .init(
            "A User Admin promotes nobody", "not-permitted/user-admin-promotes-a-member",
            ["change/not-permitted"]),
        .init(
            "A User Admin demotes nobody", "not-permitted/user-admin-demotes-an-admin",
            ["change/not-permitted"]),
        .init(
            "A User Admin assigns workspaces", "not-permitted/user-admin-assigns-workspaces-of-an-admin"),
        .init(
            "A User Admin manages workspaces", "not-permitted/user-admin-adds-changes-and-removes-workspaces"),
        .init(
            "A Billing Admin adds nobody", "not-permitted/billing-admin-adds-a-member",
            ["change/not-permitted"]),
        .init(
            "A Billing Admin deletes nobody", "not-permitted/billing-admin-deletes-a-member",
            ["change/not-permitted"]),
        .init(
            "A Billing Admin does not cancel the subscription",
            "not-permitted/billing-admin-cancels-the-subscription", ["change/not-permitted"]),
        .init("An Admin cancels the subscription", "not-permitted/admin-cancels-the-subscription"),
        .init("An Admin adds an Admin", "escalation/admin-adds-an-admin"),
        .init("An Admin is deleted by another", "self/admin-is-deleted-by-another"),
        .init(
            "Nobody deletes himself", "self/admin-deletes-himself-with-another-left", ["change/self"]),
        .init("Nobody changes his own role", "self/admin-demotes-himself", ["change/self"]),
        .init("An invitation names up to ten workspaces", "invite-limit/ten-workspaces"),
        .init(
            "An invitation names no eleven workspaces", "invite-limit/eleven-workspaces",
            ["change/invite-limit"]),
        .init("Who is invited accepts", "acceptance/by-the-invited"),
        .init(
            "Nobody is there without an invitation", "acceptance/new-user-is-active-at-once",
            ["change/acceptance"]),
        .init("Another e-mail is another user with the same role", "email-replacement/same-role"),
    ]

    /// Support users and consent to support (WV-C01 to WV-C10, WV-S15, PE-C01, PE-C05).
    static let support: [Sentence] = [
        .init(
            "One person admits no support user", "approvals/support-user-by-one", ["change/approvals"]),
        .init("Two persons admit a support user", "approvals/support-user-admitted-by-two"),
        .init(
            "A support user does not admit himself", "self/support-user-admits-himself",
            ["change/approvals", "change/self"]),
        .init(
            "An onboarding project manager is none of the two",
            "approvals/support-user-by-a-manager-and-an-onboarding-manager", ["change/approvals"]),
        .init(
            "A manager of the vendor and an administrator of the customer are two",
            "approvals/support-user-by-a-manager-and-an-admin-of-the-customer"),
        .init(
            "Who has no such function admits nobody", "not-permitted/support-agent-admits",
            ["change/approvals", "change/not-permitted"]),
        .init("One person sends a support user away", "approvals/support-user-is-sent-away-by-one"),
        .init(
            "The customer sends a support user away",
            "not-permitted/admin-of-the-customer-removes-a-support-user"),
        .init(
            "A new account starts with its two managers", "initial-support/both-with-a-third-person"),
        .init("A new account starts without anybody", "initial-support/nobody"),
        .init(
            "A new account starts with no other support user", "initial-support/support-agent",
            ["change/initial-support"]),
        .init(
            "The first support users too are admitted by two",
            "initial-support/success-manager-by-one-person",
            ["change/approvals"]),
        .init("The owner lets support in", "support-access/granted-by-the-owner"),
        .init("An administrator lets support in", "not-permitted/administrator-lets-support-in"),
        .init(
            "An employee does not let support in", "not-permitted/employee-lets-support-in",
            ["change/not-permitted"]),
    ]

    /// The portal (AT-C02, AT-C05, AT-C06, AT-C12).
    static let portal: [Sentence] = [
        .init(
            "Portal and Taskfire do not go off in one change",
            "locked-option/portal-and-taskfire-off-at-once",
            ["change/locked-option"]),
        .init("Taskfire goes off first", "locked-option/taskfire-off"),
        .init("The portal goes off afterwards", "locked-option/portal-off-afterwards"),
        .init(
            "A parent's contact works for a sub-organization", "contact/of-the-parent-gets-a-sub-organization"
        ),
        .init(
            "A parent's manager adds no contact to a sub-organization",
            "not-permitted/manager-of-the-parent-adds-a-contact", ["change/not-permitted"]),
        .init(
            "A manager gives no level of Taskfire", "escalation/manager-gives-a-level-of-taskfire",
            ["change/escalation"]),
    ]

    @Test(arguments: users + support + portal)
    func aStepShowsIt(_ sentence: Sentence) throws {
        let change = try #require(ChangeCase.all.first { $0.name == sentence.change })
        let judgement = try change.outcome().judgement
        let refusals = judgement.diagnostics.filter { $0.severity == .error }.map(\.rule)
        #expect(Set(refusals) == sentence.refusals)
        #expect(judgement.isPermitted == sentence.refusals.isEmpty)
    }
}
