import Ledger
import Testing

@testable import Compiler

/// A platform may have more roles than fit into sixteen bits; none is taken for another.
struct ManyRolesTests {
    @Test func theLastOfVeryManyRolesIsItself() throws {
        let roles = (10_000..<76_000).map { "    r\($0): {name: x}\n" }.joined()
        let files = [
            "rolebook.yaml": "rolebook: 1\n",
            "platforms/desk.yaml": "platform: {name: Desk}\nroles:\n  organization:\n\(roles)",
            "organizations/acme.yaml": """
            organization: {name: Acme, platform: desk}
            users:
              ada@acme.example: {name: Ada, role: r75999}
              bea@acme.example: {name: Bea, role: r10000}

            """,
        ]
        #expect(try organization(files).users.map(\.roles) == [["r75999"], ["r10000"]])
    }
}
