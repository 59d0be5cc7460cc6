/// A sentence with the user's words apart from ours, so that it can be said in another language.
///
/// Written as an interpolated string: `"unknown role `\(id)`"` has the template "unknown role `{1}`" and one argument.
package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// English, with `{1}`, `{2}` … where the arguments go.
    package let template: String
    package let arguments: [Argument]

    /// What goes into a place of the template.
    package enum Argument: Hashable, Sendable {
        /// The user's words, the same in every language.
        case text(String)
        /// A part of the sentence that is ours, and has a template of its own.
        indirect case message(Message)
    }

    package init(template: String, arguments: [Argument] = []) {
        self.template = template
        self.arguments = arguments
    }

    package init(stringLiteral value: String) {
        self.init(template: value)
    }

    package init(stringInterpolation: StringInterpolation) {
        self.init(template: stringInterpolation.template, arguments: stringInterpolation.arguments)
    }

    /// Collects the pieces of an interpolated string.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var template = ""
        fileprivate var arguments: [Argument] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds a part of the sentence itself.
        package mutating func appendLiteral(_ literal: String) { template += literal }

        /// Adds a value to the sentence.
        package mutating func appendInterpolation(_ argument: some CustomStringConvertible) {
            append(.text(argument.description))
        }

        /// Adds a part of the sentence that has a template of its own.
        package mutating func appendInterpolation(_ argument: Message) { append(.message(argument)) }

        private mutating func append(_ argument: Argument) {
            arguments.append(argument)
            template += "{\(arguments.count)}"
        }
    }

    /// The sentence in English.
    package var english: String { said { _ in nil } }

    /// The sentence with the words of translated templates, which have the same `{1}`, `{2}` ….
    ///
    /// - Parameter translated: the template in another language; `nil` leaves the English one.
    package func said(_ translated: (String) -> String?) -> String {
        var result = ""
        for part in parts(translated) {
            switch part {
            case .ours(let text), .theirs(let text): result += text
            }
        }
        return result
    }

    /// A stretch of a sentence.
    package enum Part: Hashable, Sendable {
        /// Words of the program.
        case ours(String)
        /// The user's words.
        case theirs(String)
    }

    /// The same sentence, its words apart from the user's, so that each can be made safe for where it goes.
    package func parts(_ translated: (String) -> String?) -> [Part] {
        let template = translated(template) ?? template
        var result: [Part] = []
        var rest = template.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            if open > rest.startIndex { result.append(.ours(String(decoding: rest[..<open], as: UTF8.self))) }
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: UInt8(ascii: "}")),
                let number = Int(String(decoding: after[..<close], as: UTF8.self)),
                arguments.indices.contains(number - 1)
            else {
                result.append(.ours("{"))
                rest = after
                continue
            }
            switch arguments[number - 1] {
            case .text(let text): result.append(.theirs(text))
            case .message(let message): result += message.parts(translated)
            }
            rest = after[after.index(after: close)...]
        }
        if !rest.isEmpty { result.append(.ours(String(decoding: rest, as: UTF8.self))) }
        return result
    }
}
