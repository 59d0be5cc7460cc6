/// Who asks for a change, and who agreed to it.
package struct Request: Equatable, Sendable {
    /// E-mails in lower case.
    package var actor: String?
    package var approvedBy: [String] = []
    package var ip: String?
    package var reason: String?
    package var reference: String?
    /// Whether more users may go at once than the platform lets.
    package var allowsMassRemoval = false

    package init(actor: String? = nil) { self.actor = actor }
}
