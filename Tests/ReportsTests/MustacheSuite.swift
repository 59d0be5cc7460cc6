import Foundation
import Testing

@testable import Reports

/// One case of the Mustache specification's suite.
struct MustacheCase: Sendable, CustomTestStringConvertible {
    let file: String
    let name: String
    let value: TemplateValue
    let template: String
    let partials: [String: String]
    let expected: String

    var testDescription: String { "\(file): \(name)" }

    /// All cases; none if the suite is not there.
    static let all: [MustacheCase] = {
        let folder = suites.appending(path: "mustache")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let cases = names.filter { $0.hasSuffix(".json") }.sorted().flatMap { name in
            read(folder.appending(path: name), String(name.dropLast(5)))
        }
        if cases.isEmpty { print("suite not found, skipped") }
        return cases
    }()

    static var required: [MustacheCase] { all.filter { !$0.file.hasPrefix("~") } }
    static var optional: [MustacheCase] { all.filter { $0.file.hasPrefix("~") } }

    /// The folder named in `ROLEBOOK_SUITES`, else the one beside the package.
    private static var suites: URL {
        if let path = ProcessInfo.processInfo.environment["ROLEBOOK_SUITES"] { return URL(filePath: path) }
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root.deletingLastPathComponent().appending(path: "shared/suites")
    }

    private static func read(_ file: URL, _ name: String) -> [MustacheCase] {
        guard let data = try? Data(contentsOf: file),
            let suite = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let tests = suite["tests"] as? [[String: Any]]
        else { return [] }
        return tests.compactMap { test in
            guard let title = test["name"] as? String, let template = test["template"] as? String,
                let expected = test["expected"] as? String, let data = test["data"]
            else { return nil }
            return MustacheCase(
                file: name, name: title, value: value(data), template: template,
                partials: test["partials"] as? [String: String] ?? [:], expected: expected)
        }
    }

    /// A JSON value; numbers keep their text.
    private static func value(_ json: Any) -> TemplateValue {
        switch json {
        case let number as NSNumber where isFlag(number): .flag(number.boolValue)
        case let number as NSNumber: .text(number.description)
        case let text as String: .text(text)
        case let items as [Any]: .list(items.map(value))
        case let members as [String: Any]: .object(members.mapValues(value))
        default: .nothing
        }
    }

    private static func isFlag(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }
}
