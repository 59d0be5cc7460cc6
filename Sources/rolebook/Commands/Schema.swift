import Compiler
import Source

extension Command {
    static let schema = Command(
        name: "schema", summary: "JSON Schema (draft-07) of the declarations, for editors.",
        arguments: [
            Argument(
                name: SchemaKind.allCases.map(\.rawValue).joined(separator: " | "),
                summary: "The kind of file; without it one schema that holds all.", isOptional: true)
        ],
        flags: [], example: "rolebook schema organization > organization.schema.json"
    ) { call throws(Exit) in
        guard let name = call.arguments.first else {
            try call.print(jsonSchema(of: nil))
            return 0
        }
        guard let kind = SchemaKind(rawValue: name) else {
            let hint = nearest(to: name, in: SchemaKind.allCases.map(\.rawValue))
            throw .usage("Unknown kind '\(visible(name))'.\(hint.map { " Did you mean '\($0)'?" } ?? "")")
        }
        try call.print(jsonSchema(of: kind))
        return 0
    }
}
