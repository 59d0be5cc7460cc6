import Testing

/// What a room may know: 1:1 the table of ARCHITECTURE.md.
struct RoomTests {
    /// Which modules the sources of a target may import.
    static let imports: [String: Set<String>] = [
        "Source": ["Glibc", "Dispatch", "Synchronization"],
        "YAML": ["CYAML", "Source", "Glibc"],
        "Ledger": [],
        "Compiler": ["Source", "YAML", "Ledger", "Glibc", "Synchronization"],
        "Authority": ["Source", "Ledger"],
        "Reports": ["Source", "Ledger"],
        "rolebook": [
            "Source", "Ledger", "Compiler", "Authority", "Reports", "Glibc", "Dispatch", "Synchronization",
        ],
        "EmbedTool": ["Foundation"],
        "EmbedPlugin": ["Foundation", "PackagePlugin"],
    ]

    @Test func roomsKnowOnlyTheRoomsBeforeThem() {
        for (file, number, line) in codeLines(Repository.sources) {
            guard let module = importedModule(line) else { continue }
            let isAllowed = Self.imports[file.room]?.contains(module) ?? false
            #expect(isAllowed, "\(file.path):\(number) imports \(module)")
        }
    }

    /// The module of an import, whatever stands before the word.
    private func importedModule(_ line: String) -> String? {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index < words.count - 1,
            words[..<index].allSatisfy({
                ["package", "internal", "public", "private"].contains($0) || $0.hasPrefix("@")
            })
        else { return nil }
        return String(words[words.count - 1].split(separator: ".").first ?? "")
    }

    @Test(arguments: ["Ledger", "Authority", "Reports"])
    func onlyTheCompilerKnowsThatThereIsYAML(_ room: String) {
        for (file, number, line) in codeLines(Repository.sources) where file.room == room {
            for word in ["YAML", "NodeID", "Document", "SourceFile", "EventStream"] {
                #expect(!line.hasWord(word), "\(file.path):\(number) knows \(word)")
            }
        }
    }

    @Test func rulesSeeTheResolvedModel() {
        for (file, number, line) in codeLines(Repository.sources)
        where file.path.hasPrefix("Sources/Compiler/Rules/") {
            for word in ["Node", "NodeID", "Document", "Reader", "YAML"] {
                #expect(!line.hasWord(word), "\(file.path):\(number) knows \(word)")
            }
        }
    }

    @Test func onlyThePorchTouchesTheWorld() {
        let calls = [
            "open", "openat", "read", "write", "close", "stat", "fstat", "getenv", "time", "clock_gettime",
            "fork",
            "print", "fputs", "exit",
        ]
        let names = [
            "FileManager", "ProcessInfo", "Process", "ContinuousClock", "SuspendingClock", "URL",
        ]
        let rooms = ["Source", "YAML", "Ledger", "Compiler", "Authority", "Reports"]
        for (file, number, line) in codeLines(Repository.sources) where rooms.contains(file.room) {
            for name in names { #expect(!line.hasWord(name), "\(file.path):\(number) uses \(name)") }
            for call in calls {
                #expect(!callsFreely(line, call), "\(file.path):\(number) calls \(call)()")
            }
        }
    }

    /// Whether a line calls a function of the C library; a method of a value of ours, or its declaration, is none.
    private func callsFreely(_ line: String, _ name: String) -> Bool {
        guard line.hasWord(name) else { return false }
        return line.ranges(of: "\(name)(").contains { found in
            let before = line[..<found.lowerBound]
            guard let last = before.last else { return true }
            if last.isLetter || last.isNumber || "_.`".contains(last) { return false }
            return !before.hasSuffix("func ") && !hasOwn(name)
        }
    }

    /// Whether one of the closed rooms declares a function of this name itself.
    private func hasOwn(_ name: String) -> Bool {
        Repository.sources.contains { $0.room != "rolebook" && $0.text.contains("func \(name)(") }
    }
}
