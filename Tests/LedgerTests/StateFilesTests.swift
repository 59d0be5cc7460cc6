import Testing

@testable import Ledger

@Suite struct StateFilesTests {
    private let files = Snapshot.rich.stateFiles()

    private func read(_ name: String, _ bytes: [UInt8]) throws(StateError) -> Snapshot {
        try Snapshot(stateFiles: Snapshot.empty.stateFiles().filter { $0.name != name } + [(name, bytes)])
    }

    private func refusal(of name: String, _ bytes: [UInt8]) -> String? {
        do throws(StateError) { _ = try read(name, bytes) } catch { return error.message }
        return nil
    }

    /// Where two texts begin to differ, with what stands around it.
    private func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> String? {
        guard left != right else { return nil }
        let common = zip(left, right).prefix { $0 == $1 }.count
        let from = max(0, common - 40)
        return [left, right].map { String(decoding: $0[from...].prefix(80), as: UTF8.self) }.joined(
            separator: " | ")
    }

    @Test func aRichStateIsReadAsItWasWritten() throws {
        let again = try Snapshot.rich.reread()
        #expect(again == .rich)
        #expect(again.stateFiles().map(\.name) == files.map(\.name))
        #expect(again.stateFiles().map(\.bytes) == files.map(\.bytes))
    }

    @Test func filesStandInByteOrderOfNameAndEntitiesInThatOfId() throws {
        #expect(files.map(\.name).prefix(2) == ["organizations/acme-asia.json", "organizations/acme.json"])
        #expect(try Snapshot.rich.reread().organizations.map(\.id) == ["acme", "acme-asia", "zeta"])
    }

    @Test func eachEntityStandsOnALineOfItsOwn() throws {
        let acme = try #require(files.first { $0.name == "organizations/acme.json" })
        let lines = String(decoding: acme.bytes, as: UTF8.self).split(separator: "\n")
        for id in ["ada@acme.example", "kim@acme.example", "portal.limit", "sales", "sam@vendor.example"] {
            #expect(lines.count { $0.hasPrefix("\"\(id)\":{") } == 1, "\(id)")
        }
    }

    @Test func anEmptyEstateIsRead() throws {
        #expect(try Snapshot.empty.reread() == .empty)
    }

    @Test(arguments: Snapshot.rich.stateFiles().map(\.name))
    func nothingThatIsReadIsDroppedOrInvented(_ name: String) throws {
        let bytes = try #require(files.first { $0.name == name }).bytes
        let value = try JSONValue(parsing: bytes)
        for edited in value.mutations {
            let text = edited.canonical
            guard let snapshot = try? read(name, text) else { continue }
            let again = try #require(snapshot.stateFiles().first { $0.name == name }).bytes
            let difference = firstDifference(text, try JSONValue(parsing: again).canonical)
            #expect(difference == nil, "\(difference ?? "")")
        }
    }

    @Test(arguments: [
        (
            "organizations/acme.json", "\"since\":\"2026-11-21T10:00:00Z\",\"status\":\"active\"",
            "\"sinse\":1,\"status\":\"active\"", "sinse"
        ),
        ("organizations/acme.json", "\"status\":\"active\",\"workspaces\"", "\"workspaces\"", "status"),
        ("organizations/acme.json", "\"contacts\":{", "\"contacts\":{},\"contacts\":{", "contacts"),
        ("organizations/acme.json", "\"name\":\"Sales\"", "\"name\":\"Sales\",\"name\":\"S\"", "name"),
        ("organizations/acme.json", "\"id\":\"acme\"", "\"id\":\"other\"", "organizations/other.json"),
        ("organizations/acme.json", "\"format_version\":1", "\"format_version\":2", "format_version"),
        ("people.json", "\"team\":\"support\"", "\"teem\":\"support\"", "teem"),
        ("people.json", "\"partner\":false,", "", "partner"),
        ("platforms/desk.json", "\"mass_removal\":30,", "", "mass_removal"),
        ("settings.json", "\"locales\"", "\"local\"", "locales"),
        ("settings.json", "\"format_version\":1", "\"format_version\":1,\"x\":1", "x"),
    ])
    func aKeyThatIsUnknownMissingOrTwiceIsNamed(_ name: String, _ old: String, _ new: String, _ word: String)
        throws
    {
        let text = String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
        let range = try #require(text.firstRange(of: old))
        let refusal = refusal(of: name, Array(text.replacingCharacters(in: range, with: new).utf8))
        #expect(refusal?.contains("`\(word)`") == true, "\(refusal ?? "accepted")")
    }

    @Test(arguments: ["people.json", "settings.json"])
    func aFileThatIsAlwaysThereIsMissed(_ name: String) {
        let rest = files.filter { $0.name != name }
        #expect(throws: StateError(file: "state/\(name)", message: "it is missing")) {
            try Snapshot(stateFiles: rest)
        }
    }

    @Test func aFileThatNoStateHasIsRefused() {
        #expect(throws: StateError.self) {
            try Snapshot(stateFiles: files + [("more.json", Array("{}".utf8))])
        }
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}

extension JSONValue {
    /// The value with one thing different anywhere in it: a member renamed, left out, or of another type.
    fileprivate var mutations: [JSONValue] {
        let others: [JSONValue] = [
            .null, .integer(7), .string("?"), .array([]), .array([.null]), .object([]),
        ]
        switch self {
        case .object(let members):
            let own = members.indices.flatMap { index -> [JSONValue] in
                var without = members
                without.remove(at: index)
                var renamed = without
                renamed.append(JSONMember(key: members[index].key + "?", value: members[index].value))
                return [.object(without), .object(renamed)]
            }
            return own + others
                + members.indices.flatMap { index in
                    members[index].value.mutations.map { value in
                        var edited = members
                        edited[index].value = value
                        return .object(edited)
                    }
                }
        case .array(let elements):
            return others
                + elements.indices.flatMap { index in
                    elements[index].mutations.map { value in
                        var edited = elements
                        edited[index] = value
                        return .array(edited)
                    }
                }
        default: return others
        }
    }
}
