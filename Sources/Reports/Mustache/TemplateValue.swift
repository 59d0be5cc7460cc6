/// What a template is filled with.
package enum TemplateValue: Sendable {
    /// Text, escaped where it is printed.
    case text(String)
    /// HTML made by our own code, printed as it is.
    case markup(SafeHTML)
    /// Decides about a section; printed as `true` or `false`.
    case flag(Bool)
    /// A section is printed once for each.
    case list([TemplateValue])
    /// Values by name.
    case object([String: TemplateValue])
    /// Known, but empty: prints nothing.
    case nothing

    /// Whether a section over this value is printed: not for false, nothing, and what is empty.
    var isTruthy: Bool {
        switch self {
        case .text(let text): !text.utf8.isEmpty
        case .markup(let html): !html.bytes.isEmpty
        case .flag(let flag): flag
        case .list(let items): !items.isEmpty
        case .object: true
        case .nothing: false
        }
    }
}
