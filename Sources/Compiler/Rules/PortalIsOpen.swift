import Ledger
import Source

extension Rule {
    static let portalIsOpen = Rule("contacts/portal-closed", .warning) { estate, report in
        for organization in estate.organizations {
            let closed = organization.closedGate
            guard organization.head.status == .inactive || closed != nil else { continue }
            for contact in organization.contacts where contact.hasPortal == true {
                let reason: Message =
                    closed.map { "`\($0.option.id)` is off" } ?? "`\(organization.id)` is inactive"
                report(
                    contact.span, "`\(contact.email)` is shut out of the portal, since \(reason)",
                    address: contact.address(in: organization))
            }
        }
    }
}

extension Organization {
    /// An option that gates everything contacts may do, and is off.
    var closedGate: OptionState? { gate(.flag(false)) }

    /// An option that gates everything contacts may do, and is on.
    var openGate: OptionState? { gate(.flag(true)) }

    private func gate(_ value: Snapshot.OptionContent) -> OptionState? {
        options.first {
            $0.option.gates == .all && $0.effective == value && !unknownFacts.contains($0.option.id)
        }
    }
}

extension Contact {
    func address(in organization: Organization) -> String { "\(organization.address)/contacts/\(email)" }
}
