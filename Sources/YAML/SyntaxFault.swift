import Source

/// What libyaml says about a broken text, in our words.
struct SyntaxFault {
    /// libyaml's words; empty: any.
    let problem: String
    /// Where libyaml must have been, as the end of its words for it; empty: anywhere.
    let context: String
    /// The bytes that one of must stand there; empty: any.
    let bytes: String
    let rule: String
    let message: Message
    let help: Message?
    /// Said at the place where libyaml began.
    let note: Message?
    /// Said instead, at the place where libyaml began, if the text ends there.
    let unclosed: Message?
    /// Whether the finding stands where libyaml began.
    let isAtContext: Bool

    init(
        _ problem: String, in context: String = "", before bytes: String = "", rule: String = "source/syntax",
        _ message: Message, help: Message? = nil, note: Message? = nil, unclosed: Message? = nil,
        isAtContext: Bool = false
    ) {
        self.problem = problem
        self.context = context
        self.bytes = bytes
        self.rule = rule
        self.message = message
        self.help = help
        self.note = note
        self.unclosed = unclosed
        self.isAtContext = isAtContext
    }

    static func find(_ refusal: Refusal, byte: UInt8?) -> SyntaxFault {
        let known = all.first { fault in
            (fault.problem.isEmpty || fault.problem == refusal.problem)
                && (fault.context.isEmpty || refusal.context.hasSuffix(fault.context))
                && (fault.bytes.isEmpty || byte.map(fault.bytes.utf8.contains) == true)
        }
        return known ?? SyntaxFault("", "this is not YAML: \(refusal.problem)")
    }

    /// Whether libyaml met something that it had no place for.
    var isLoose: Bool {
        ["did not find expected key", "did not find expected ',' or ']'", "did not find expected ',' or '}'"]
            .contains(problem)
    }

    static let afterQuote = SyntaxFault(
        "", "text follows the closing quote",
        help: "quote the value as a whole; inside single quotes write `''` for `'`, inside double ones `\\\"`"
    )

    /// In this order; the first that fits is said.
    static let all: [SyntaxFault] = forbidden + structure + scalars
}

extension SyntaxFault {
    private static let forbidden = [
        SyntaxFault(
            "", in: "scanning an anchor", rule: "source/forbidden",
            "a value that starts with `&` is an anchor, and anchors are not allowed",
            help: "quote the value", isAtContext: true),
        SyntaxFault(
            "", in: "scanning an alias", rule: "source/forbidden",
            "a value that starts with `*` is an alias, and aliases are not allowed",
            help: "quote the value", isAtContext: true),
        SyntaxFault(
            "", in: "a tag", rule: "source/forbidden",
            "a value that starts with `!` has a tag, and tags are not allowed",
            help: "quote the value", isAtContext: true),
        SyntaxFault(
            "found undefined tag handle", rule: "source/forbidden",
            "a value that starts with `!` has a tag, and tags are not allowed",
            help: "quote the value"),
        SyntaxFault(
            "mapping keys are not allowed in this context", rule: "source/forbidden",
            "a key that starts with `?` is a complex key, and complex keys are not allowed",
            help: "write `key: value`"),
    ]

    private static let structure = [
        SyntaxFault(
            "found character that cannot start any token", before: "\t", "a TAB is used for indentation",
            help: "indent with spaces"),
        SyntaxFault(
            "found character that cannot start any token",
            "a value without quotes cannot start with this character", help: "quote the whole value"),
        SyntaxFault(
            "could not find expected ':'", "expected `:` after this key",
            help: "write `key: value` on one line, with a space after the `:`", isAtContext: true),
        SyntaxFault(
            "mapping values are not allowed in this context", "a `:` is not allowed here",
            help: "quote a value that contains `: `, or begin the keys of one mapping in one column"),
        SyntaxFault(
            "block sequence entries are not allowed in this context", "a list cannot begin here",
            help: "put each `- ` on a line of its own below the key, or quote the value"),
        SyntaxFault(
            "did not find expected key", "expected a key here",
            help: "begin the keys of one mapping in one column, and quote a value as a whole",
            note: "the mapping begins here"),
        SyntaxFault(
            "did not find expected '-' indicator", "expected `- ` here",
            help: "begin the entries of one list in one column", note: "the list begins here"),
        SyntaxFault(
            "did not find expected ',' or ']'", "expected `,` or `]` here",
            help: "put `,` between two entries, and quote a value that contains `: `, `,` or a bracket",
            note: "the list begins here",
            unclosed: "this `[` is never closed"),
        SyntaxFault(
            "did not find expected ',' or '}'", "expected `,` or `}` here",
            help: "put `,` between two entries, and quote a value that contains `: `, `,` or a bracket",
            note: "the mapping begins here",
            unclosed: "this `{` is never closed"),
        SyntaxFault(
            "did not find expected node content", in: "flow node", "expected a value here",
            unclosed: "a bracket that is open here is never closed"),
        SyntaxFault("did not find expected node content", "expected a value here"),
        SyntaxFault(
            "did not find expected <document start>", "this does not belong to what stands before it",
            help: "write the file as one mapping, with its keys in one column"),
    ]

    private static let scalars = [
        SyntaxFault("found unexpected end of stream", "this quote is never closed", isAtContext: true),
        SyntaxFault(
            "found unexpected document indicator",
            "a line of a quoted value cannot start with `---` or `...`",
            help: "indent the line", note: "the quote begins here"),
        SyntaxFault(
            "found unknown escape character", "an unknown escape in double quotes",
            help: "write `\\\\` for a backslash, or use single quotes", note: "the quote begins here"),
        SyntaxFault(
            "did not find expected hexdecimal number", "an escape without its hexadecimal digits",
            help: "write `\\x` with two digits, `\\u` with four, `\\U` with eight",
            note: "the quote begins here"),
        SyntaxFault(
            "found invalid Unicode character escape code", "an escape for what is no Unicode character",
            note: "the quote begins here"),
        SyntaxFault(
            "found a tab character that violates indentation", "a TAB is used for indentation",
            help: "indent with spaces"),
        SyntaxFault(
            "found a tab character where an indentation space is expected", "a TAB is used for indentation",
            help: "indent with spaces"),
        SyntaxFault("found an indentation indicator equal to 0", "a text cannot be indented by 0"),
        SyntaxFault(
            "did not find expected comment or line break",
            "a text cannot begin on the line of its `|` or `>`",
            help: "begin it on the next line, indented, or quote the value"),
        SyntaxFault("found unexpected ':'", "a `:` is not allowed here", help: "quote the value"),
    ]
}
