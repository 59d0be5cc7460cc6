import Ledger

extension Phrases {
    /// What followed from a change, in this language.
    ///
    /// The log has it in English, in the words of `Consequence`; other words are the platform's own, and stay.
    package func consequence(_ english: String) -> String {
        if english.utf8.elementsEqual(Consequence.supportSessionEnds.text.utf8) {
            return self["consequence.support-session-ends"]
        }
        guard let count = Self.number(in: english) else { return english }
        for (key, make) in Self.counted where make(count).text.utf8.elementsEqual(english.utf8) {
            return self.count(key, count)
        }
        return english
    }

    private static let counted: [(key: String, make: @Sendable (Int) -> Consequence)] = [
        ("consequence.loses-workspaces", { .losesWorkspaces($0) }),
        ("consequence.ends-memberships", { .endsMemberships($0) }),
        ("consequence.contacts-unassigned", { .contactsUnassigned($0) }),
        ("consequence.loses-users", { .losesUsers($0) }),
        ("consequence.loses-contacts", { .losesContacts($0) }),
        ("consequence.portal-users-shut-out", { .portalUsersShutOut($0) }),
        ("consequence.people-gain", { .peopleGain($0) }),
        ("consequence.people-lose", { .peopleLose($0) }),
    ]

    /// The first number in a text.
    private static func number(in text: String) -> Int? {
        let isDigit = { (byte: UInt8) in UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
        let digits = text.utf8.drop { !isDigit($0) }.prefix(while: isDigit)
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
