import Ledger
import Source
import Testing

@testable import Compiler

/// A review in its file: marked as applied by the smallest edit, and written so that it reads again.
@Suite struct ReviewTests {
    private func applied(_ text: String) throws -> String {
        let bytes = Array(text.utf8)
        let files = ["rolebook.yaml": "rolebook: 1\noperators: [root@vendor.example]\n"]
            .map { (name: $0.key, bytes: Array($0.value.utf8)) }
        let declared = try #require(compiled(files + [(name: "reviews/q4.yaml", bytes: bytes)]).reviews.first)
        let edited = declared.applied(bytes)
        let again = compiled(files + [(name: "reviews/q4.yaml", bytes: edited)])
        #expect(again.diagnostics.isEmpty)
        var wanted = declared.review
        wanted.isApplied = true
        #expect(again.reviews.map(\.review) == [wanted])
        return String(decoding: edited, as: UTF8.self)
    }

    @Test(arguments: [
        ("review:\n  due: 2026-12-15\n  applied: false # no\n  rows: []\n", "applied: true # no\n"),
        (
            "\u{FEFF}review:\n  applied: false\n  due: 2026-12-15\n  rows: []\n",
            "\u{FEFF}review:\n  applied: true\n"
        ),
        ("review:\r\n  due: 2026-12-15\r\n  rows: []\r\n", "review:\r\n  applied: true\r\n  due: "),
        ("review: {due: 2026-12-15, rows: []}", "{applied: true, due: 2026-12-15"),
        ("review:\n    # when\n    due: 2026-12-15\n    rows: []", "# when\n    applied: true\n    due: "),
        ("review: {rows: [], due: 2026-12-15}", "{rows: [], applied: true, due: 2026-12-15}"),
        ("{review: {rows: [],\n  due: 2026-12-15, applied: false}}", "applied: true}}"),
    ])
    func oneWordIsWritten(_ text: String, _ wanted: String) throws {
        #expect(try applied(text).contains(wanted))
    }

    @Test(arguments: [
        "no", "y", "123", "1e3", "0x1F", "~", "'a", "%b@c.example", "-x@c.example", "a: b", "# c", "true",
        ".5",
        "1:30", "a \"b\" \\", "ada@acme.example", "role admin", "2026-11-21", "=", "x ", "[a]", "null",
    ])
    func aTextIsReadAsItWasWritten(_ text: String) throws {
        let source = SourceFile(path: "x.yaml", bytes: Array("reason: \(yamlScalar(text))\n".utf8))
        let (request, findings) = readRequest(source)
        #expect(findings.isEmpty)
        #expect(request.reason == text)
    }

    @Test func plainTextsStayPlain() {
        for text in ["ada@acme.example", "role admin", "workspace q4 owner"] {
            #expect(yamlScalar(text) == text)
        }
    }

    /// A later review of the same access takes the place of an earlier one, and an open row of somebody who could not
    /// be read is not told.
    @Test func whatIsNotKnownIsNotTold() {
        let review = """
            review:
              due: 2026-11-01
              rows:
                - {reviewer: ada@a.example, organization: acme, person: bob@a.example, access: role admin}
            """
        let broken = compiled(["organizations/acme.yaml": "users: [", "reviews/q4.yaml": review])
        #expect(!broken.rules.contains("review/open"))
        let gone = compiled(["reviews/q4.yaml": review])
        #expect(!gone.rules.contains("review/open"))
    }
}
