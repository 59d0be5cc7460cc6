import Foundation
import Testing

/// `docs/reference`, which the program's own words fill.
@Suite struct ReferenceTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/reference")

    @Test(arguments: ["commands", "rules", "permissions", "language"])
    func theReferenceSaysWhatTheProgramSays(_ name: String) throws {
        let page =
            switch name {
            case "commands": try Reference.commands()
            case "rules": try Reference.rules()
            case "permissions": try Reference.permissions()
            default: try Reference.language()
            }
        let url = Self.folder.appending(path: "\(name).md")
        let written = try? String(contentsOf: url, encoding: .utf8)
        if ProcessInfo.processInfo.environment["UPDATE"] == "1", page != written {
            print("rewritten: docs/reference/\(name).md")
            try Data(page.utf8).write(to: url)
        } else {
            #expect(page == written)
        }
    }
}

/// The pages of the reference, made of what the program prints.
private enum Reference {
    /// The help of the program and of each command, as it is printed.
    static func commands() throws -> String {
        let whole = try printed("--help")
        let list = whole.components(separatedBy: "SUBCOMMANDS:\n").last?.components(separatedBy: "\n\n").first
        let names = (list ?? "").split(separator: "\n").compactMap { line -> Substring? in
            line.hasPrefix("   ") ? nil : line.split(separator: " ").first
        }
        var page = "# Commands\n\n```\n\(whole)```\n"
        for name in names { page += "\n## \(name)\n\n```\n\(try printed("\(name) --help"))```\n" }
        return page
    }

    static func rules() throws -> String {
        let rules = try list("rules --format json", "rules")
        var page =
            "# Rules\n\nA star marks rules whose severity `rules:` may change, and whose findings a waiver may accept.\n"
        for rule in rules {
            let star = rule["adjustable"] as? Bool == true ? " \\*" : ""
            page += "\n## \(text(rule, "id"))\n\n\(text(rule, "severity"))\(star)\n\n"
            page += "**\(text(rule, "sentence"))**\n\(text(rule, "why"))\n\n"
            page +=
                "Fails:\n\n```yaml\n\(text(rule, "fails"))\n```\n\nPasses:\n\n```yaml\n\(text(rule, "passes"))\n```\n"
        }
        return page
    }

    static func permissions() throws -> String {
        var page =
            "# Permissions\n\nA permission that takes roles can be cut to some: `users.add: [member]`.\n"
        page += "\n| permission | whoever holds it | takes roles | includes |\n| --- | --- | --- | --- |\n"
        for permission in try list("rules permissions --format json", "permissions") {
            let included = (permission["includes"] as? [String] ?? []).map { "`\($0)`" }.joined(
                separator: ", ")
            let takes = permission["takes_roles"] as? Bool == true ? "yes" : ""
            page +=
                "| `\(text(permission, "id"))` | \(text(permission, "sentence")) | \(takes) | \(included) |\n"
        }
        return page
    }

    /// The keys of each kind of file, from the schemas.
    static func language() throws -> String {
        var page =
            "# Language\n\nA key in bold is required. The schemas of `rolebook schema` say the same to an editor.\n"
        for kind in ["settings", "people", "organization", "platform", "assertions", "review"] {
            let schema = try object("schema \(kind)")
            let title = text(schema, "title").components(separatedBy: ": ")
            page += "\n## `\(title[0])`: \(title.dropFirst().joined())\n\n" + rows(schema, schema, "")
        }
        return page
    }

    private static func rows(_ object: [String: Any], _ schema: [String: Any], _ prefix: String) -> String {
        let properties = object["properties"] as? [String: [String: Any]] ?? [:]
        let required = object["required"] as? [String] ?? []
        var (table, nested) = ("", "")
        for name in properties.keys.sorted() {
            guard let property = properties[name] else { continue }
            let shown = required.contains(name) ? "**`\(name)`**" : "`\(name)`"
            table += "| \(shown) | \(value(property)) | \(text(property, "description")) |\n"
            for (inner, place) in inside(property) where inner["properties"] != nil {
                nested +=
                    "\n### \(prefix)\(name)\(place)\n\n" + rows(inner, schema, "\(prefix)\(name)\(place).")
            }
        }
        return "| key | value | |\n| --- | --- | --- |\n" + table + nested
    }

    /// What stands below a value, with how it is reached.
    private static func inside(_ property: [String: Any]) -> [(object: [String: Any], place: String)] {
        if property["properties"] != nil { return [(property, "")] }
        if let entry = property["additionalProperties"] as? [String: Any] { return [(entry, ".*")] }
        if let item = property["items"] as? [String: Any] { return [(item, "[]")] }
        return []
    }

    /// What may stand as a value, in a word or two.
    private static func value(_ property: [String: Any]) -> String {
        if let reference = property["$ref"] as? String {
            let name = reference.components(separatedBy: "/").last ?? ""
            return Self.words[name] ?? name
        }
        if let parts = property["allOf"] as? [[String: Any]], let part = parts.first { return value(part) }
        if let constant = property["const"] { return "`\(constant)`" }
        if let values = property["enum"] as? [String] {
            return values.map { "`\($0)`" }.joined(separator: ", ")
        }
        if let parts = property["anyOf"] as? [[String: Any]] {
            return parts.map(value).joined(separator: ", or ")
        }
        if let items = property["items"] as? [String: Any] {
            return items["properties"] == nil ? "list of \(value(items))" : "list of sections"
        }
        if property["additionalProperties"] is [String: Any] { return "mapping" }
        switch property["type"] as? String {
        case "object": return "section"
        case "boolean": return "`true`, `false`"
        default: return "whole number"
        }
    }

    /// Definitions of the schemas, as people call them.
    private static let words = [
        "longText": "text", "localized": "text, or one for each language",
        "longLocalized": "text, or one for each language", "identifier": "id", "optionID": "id of an option",
        "email": "e-mail", "moment": "date or time", "limitedPeriod": "period", "zone": "time zone",
        "link": "https address", "percent": "percentage", "permissionOfRole": "permission",
        "kindOfChange": "kind of change", "adjustableRule": "rule", "content": "value", "contents": "mapping",
    ]

    private static func printed(_ arguments: String) throws -> String {
        let folder = OutputFolder()
        let result = try Program(folder: folder.path).shell("rolebook \(arguments)")
        #expect(result.code == 0 && result.errors.isEmpty, "\(arguments): \(result.errors)")
        return result.output
    }

    private static func object(_ arguments: String) throws -> [String: Any] {
        let json = try JSONSerialization.jsonObject(with: Data(printed(arguments).utf8))
        return try #require(json as? [String: Any])
    }

    private static func list(_ arguments: String, _ key: String) throws -> [[String: Any]] {
        try #require(try object(arguments)[key] as? [[String: Any]])
    }

    private static func text(_ object: [String: Any], _ key: String) -> String {
        object[key] as? String ?? ""
    }
}
