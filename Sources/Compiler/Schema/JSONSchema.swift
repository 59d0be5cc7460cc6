import Ledger
import Source

/// A JSON Schema (draft-07) of one kind of file, or of all of them, for editors and for tools that check files.
///
/// It is made of the shapes that the readers use. What needs more than one file (whether a role is declared, whether
/// a section is of use) it cannot tell, and lets pass.
package func jsonSchema(of kind: SchemaKind?) -> [UInt8] {
    var schema = JSONSchema()
    var members: [JSONMember] = [.text("$schema", "http://json-schema.org/draft-07/schema#")]
    if let kind {
        members.append(.text("title", kind.title))
        members += schema.file(kind)
    } else {
        members.append(.text("title", "A file of rolebook"))
        for kind in SchemaKind.allCases {
            let file = JSONValue.object([.text("title", kind.title)] + schema.file(kind))
            schema.definitions[kind.rawValue] = file
        }
        let kinds = SchemaKind.allCases.map {
            JSONValue.object([.text("$ref", "#/definitions/\($0.rawValue)")])
        }
        members.append(JSONMember(key: "anyOf", value: .array(kinds)))
    }
    let definitions = schema.definitions.sorted { $0.key.precedes($1.key) }
    members.append(
        JSONMember(
            key: "definitions", value: .object(definitions.map { JSONMember(key: $0.key, value: $0.value) })))
    var writer = JSONWriter(capacity: 64 * 1024)
    writer.lines(members, depth: 2)
    writer.newline()
    return writer.bytes
}

extension JSONWriter {
    /// An object with each member on a line of its own, and so the objects in it down to a depth.
    fileprivate mutating func lines(_ members: [JSONMember], depth: Int) {
        beginObject()
        newline()
        for member in members {
            key(member.key)
            if depth > 1, let inner = member.value.object, !inner.isEmpty {
                lines(inner, depth: depth - 1)
            } else {
                value(member.value)
            }
            newline()
        }
        endObject()
    }
}

/// A schema while it is made, with the definitions that it refers to.
struct JSONSchema {
    var definitions: [String: JSONValue] = [:]

    mutating func file(_ kind: SchemaKind) -> [JSONMember] {
        var members = schema(kind.form)
        if kind.mayBeEmpty, let index = members.firstIndex(where: { $0.key == "type" }) {
            members[index].value = .array([.string("object"), .string("null")])
        }
        if kind == .platform {
            members.append(JSONMember(key: "required", value: .array([.string("platform")])))
        }
        return members
    }

    /// A form as the members of a schema.
    mutating func schema(_ form: Form) -> [JSONMember] {
        switch form {
        case .boolean: [.text("type", "boolean")]
        case .integer(let lowest):
            [.text("type", "integer"), .number("minimum", lowest), .number("maximum", .max32)]
        case .version(let version): [.number("const", version)]
        case .values(let values): [.texts("enum", values)]
        case .list(let form): [.text("type", "array"), .value("items", schema(form))]
        case .someOf(let form):
            [.text("type", "array"), .value("items", schema(form)), .number("minItems", 1)]
        case .map(let keys, let values, let least): map(keys, values, least)
        case .record(let members, let needed): record(members, needsOneOf: needed)
        case .excluding(_, let form): schema(form)
        case .either(let forms):
            [JSONMember(key: "anyOf", value: .array(forms.map { .object(schema($0)) }))]
        default: reference(form)
        }
    }

    private mutating func map(_ keys: Form, _ values: Form, _ least: Int) -> [JSONMember] {
        let members: [JSONMember] = [
            .text("type", "object"), .value("propertyNames", schema(keys)),
            .value("additionalProperties", schema(values)),
        ]
        return least > 0 ? members + [.number("minProperties", least)] : members
    }

    private mutating func record(_ members: [Form.Member], needsOneOf: [String]) -> [JSONMember] {
        var properties: [JSONMember] = []
        for member in members {
            let described = schema(member.form).filter { $0.key != "description" }
            let isReference = described.first?.key == "$ref"
            // Beside a reference draft-07 reads nothing, so that a description needs a place of its own.
            let form =
                isReference ? [JSONMember(key: "allOf", value: .array([.object(described)]))] : described
            properties.append(.value(member.name, [.text("description", member.summary)] + form))
        }
        var schema: [JSONMember] = [
            .text("type", "object"), JSONMember(key: "properties", value: .object(properties)),
        ]
        let required = members.filter(\.isRequired).map(\.name)
        if !required.isEmpty { schema.append(.texts("required", required)) }
        if !needsOneOf.isEmpty {
            let each = needsOneOf.map { JSONValue.object([.texts("required", [$0])]) }
            schema.append(JSONMember(key: "anyOf", value: .array(each)))
        }
        let exclusions = members.compactMap { member -> JSONMember? in
            guard case .excluding(let other, _) = member.form else { return nil }
            return .value(member.name, [.value("not", [.texts("required", [other])])])
        }
        if !exclusions.isEmpty { schema.append(.value("dependencies", exclusions)) }
        schema.append(JSONMember(key: "additionalProperties", value: .bool(false)))
        return schema
    }

    /// A form that has a definition of its own, made where it is first needed.
    private mutating func reference(_ form: Form) -> [JSONMember] {
        let name = "\(form)"
        if definitions[name] == nil {
            definitions[name] = .null
            definitions[name] = .object(definition(form))
        }
        return [.text("$ref", "#/definitions/\(name)")]
    }
}

extension Int {
    /// The greatest integer of the language.
    fileprivate static let max32 = Int(Int32.max)
}

extension JSONMember {
    static func text(_ key: String, _ text: String) -> JSONMember { .init(key: key, value: .string(text)) }
    static func number(_ key: String, _ number: Int) -> JSONMember {
        .init(key: key, value: .integer(Int64(number)))
    }
    static func texts(_ key: String, _ texts: [String]) -> JSONMember {
        .init(key: key, value: .array(texts.map { .string($0) }))
    }
    static func value(_ key: String, _ members: [JSONMember]) -> JSONMember {
        .init(key: key, value: .object(members))
    }
}
