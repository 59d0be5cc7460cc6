import Testing

/// A rule, its file and its place in the list of all rules bear one name.
struct RuleListTests {
    /// A rule as its file declares it.
    struct Declared {
        let file: Repository.File
        let name: String
        let id: String
    }

    static func declared(in folder: String) -> [Declared] {
        Repository.sources.filter { $0.path.hasPrefix(folder) }.flatMap { file in
            file.text.matches(of: /static let (\w+) = (?:Change)?Rule\(\s*"([^"]+)"/).map {
                Declared(file: file, name: String($0.1), id: String($0.2))
            }
        }
    }

    /// The names in the list `all` of a folder, in their order.
    static func listed(in path: String) -> [String] {
        guard let list = Repository.read(path)?.firstMatch(of: /static let all[^\[]*\[\w+\] = \[([^\]]*)\]/)
        else { return [] }
        return list.1.split(whereSeparator: { ", \n".contains($0) }).map(String.init)
    }

    @Test(arguments: [
        ("Sources/Compiler/Rules/", "Sources/Compiler/Rules/Rule+All.swift", 0),
        ("Sources/Authority/Rules/", "Sources/Authority/Rules/ChangeRule.swift", 1),
    ])
    func rulesAreListedOnceAndSorted(_ folder: String, _ path: String, _ pinned: Int) {
        let rules = Self.declared(in: folder)
        let names = Self.listed(in: path)
        #expect(rules.count > 10)
        #expect(Set(names).count == names.count, "a rule is listed twice in \(path)")
        #expect(Set(names) == Set(rules.map(\.name)), "\(path) lists other rules than there are")
        let ids = names.compactMap { name in rules.first { $0.name == name }?.id }
        let sorted = Array(ids.dropFirst(pinned))
        #expect(
            sorted == sorted.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
            "\(path) is not in the order of ids")
        #expect(Set(ids).count == ids.count, "two rules share an id")
    }

    @Test(arguments: ["Sources/Compiler/Rules/", "Sources/Authority/Rules/"])
    func aRuleHasAFileOfItsName(_ folder: String) {
        for rule in Self.declared(in: folder) {
            #expect(
                rule.file.stem.lowercased() == rule.name.lowercased(), "\(rule.file.path) holds \(rule.name)")
            #expect(rule.file.lines.count <= 81, "\(rule.file.path) is long for a rule")
        }
    }
}
