/// A sentence with the user's words apart from ours, so that it can be said in another language.
///
/// Written as an interpolated string: `"unknown role `\(id)`"` has the template "unknown role `{1}`" and one argument.
package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// English, with `{1}`, `{2}` … where the arguments go.
    package let template: String
    package let arguments: [String]

    package init(template: String, arguments: [String]) {
        self.template = template
        self.arguments = arguments
    }

    package init(stringLiteral value: String) {
        self.init(template: value, arguments: [])
    }

    package init(stringInterpolation: StringInterpolation) {
        self.init(template: stringInterpolation.template, arguments: stringInterpolation.arguments)
    }

    /// Collects the pieces of an interpolated string.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var template = ""
        fileprivate var arguments: [String] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds a part of the sentence itself.
        package mutating func appendLiteral(_ literal: String) { template += literal }

        /// Adds a value to the sentence.
        package mutating func appendInterpolation(_ argument: some CustomStringConvertible) {
            arguments.append(argument.description)
            template += "{\(arguments.count)}"
        }
    }

    /// The sentence in English.
    package var english: String { filled(template) }

    /// The sentence with the words of a translated template, which has the same `{1}`, `{2}` ….
    package func filled(_ template: String) -> String {
        var result = ""
        var rest = template.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            result += String(decoding: rest[..<open], as: UTF8.self)
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: UInt8(ascii: "}")),
                let number = Int(String(decoding: after[..<close], as: UTF8.self)),
                arguments.indices.contains(number - 1)
            else {
                result += "{"
                rest = after
                continue
            }
            result += arguments[number - 1]
            rest = after[after.index(after: close)...]
        }
        return result + String(decoding: rest, as: UTF8.self)
    }
}
