import Foundation
import Ledger
import Testing

@testable import Reports

/// What the log tells beside who did what to whom.
@Suite struct LogDetailTests {
    /// The page of the log with an option that was changed, in a language.
    private static func page(_ language: String) throws -> String {
        var input = Estate.small
        let option = try #require(input.snapshot.platforms[0].options.first { $0.kind == .boolean })
        input.snapshot.platforms[0].options = input.snapshot.platforms[0].options.map { other in
            var other = other
            if other.id == option.id {
                other.consequences = ["true": .translated(["en": "All sign out.", "de": "Alle abgemeldet."])]
            }
            return other
        }
        var entry = ActivityEntry(
            seq: 5, time: Estate.now, action: "option.changed", actor: .init(email: "ada@acme.example"),
            serial: 5, previous: ActivityEntry.origin)
        entry.organization = "acme"
        entry.subject = .init(.option, option.id, name: option.id)
        entry.before = Array(#"{"value":false}"#.utf8)
        entry.after = Array(#"{"value":true}"#.utf8)
        entry.consequences = ["All sign out.", "1 person gains permissions"]
        input.entries.append(entry)
        let site = try Site(input)
        let plan = try #require(site.plans.first { $0.path == "\(language)/activity.html" })
        return String(decoding: try site.render(plan).bytes, as: UTF8.self)
    }

    @Test func ofATextInSeveralLanguagesThatOfThePageIsTold() throws {
        var input = Estate.small
        var entry = ActivityEntry(
            seq: 5, time: Estate.now, action: "platform.updated", actor: .init(email: "ada@acme.example"),
            serial: 5, previous: ActivityEntry.origin)
        entry.subject = .init(.platform, input.snapshot.platforms[0].id, name: "Desk")
        entry.before = Array(#"{"help":{"de":"alter Text","en":"old text"},"summary":{"fr":"ancien"}}"#.utf8)
        entry.after = Array(#"{"help":{"de":"neuer Text","en":"new text"},"summary":{"fr":"nouveau"}}"#.utf8)
        input.entries.append(entry)
        let site = try Site(input)
        let plan = try #require(site.plans.first { $0.path == "de/activity.html" })
        let page = String(decoding: try site.render(plan).bytes, as: UTF8.self)
        #expect(page.contains("alter Text → neuer Text") && !page.contains("new text"))
        #expect(page.contains("ancien → nouveau"))
    }

    @Test(arguments: [
        (
            "en",
            ["roles: member → user-admin", "value: no → yes", "All sign out.", "1 person gains permissions"]
        ),
        (
            "de",
            [
                "Rollen: member → user-admin", "Wert: nein → ja", "Alle abgemeldet.",
                "1 Person erhält Berechtigungen",
            ]
        ),
        (
            "fr",
            [
                "rôles\u{A0}: member → user-admin", "valeur\u{A0}: non → oui", "All sign out.",
                "1 personne obtient des permissions",
            ]
        ),
    ])
    func detailsAreInTheLanguageOfThePage(_ language: String, _ lines: [String]) throws {
        let page = try Self.page(language).replacing("<wbr>", with: "")
        for line in lines { #expect(page.contains(line), "\(line)") }
    }
}
