/// A tag as it stands in the text of a template.
struct Tag {
    /// What a tag does, by the sign behind its opening delimiter.
    enum Kind: Equatable {
        case value, unescaped, section, inverted, partial, parent, block, close, comment, delimiters

        /// Whether an asterisk before the name means that the name is looked up.
        var mayBeDynamic: Bool { self == .partial || self == .parent || self == .close }
    }

    var kind: Kind
    /// From the opening delimiter to past the closing one.
    var range: Range<Int>
    /// The content without its sign and the white space around it.
    var name: String
    /// The tag as messages quote it.
    var quoted: String
}
