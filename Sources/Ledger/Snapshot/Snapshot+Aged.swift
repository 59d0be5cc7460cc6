extension Snapshot {
    /// The state as it is at a later moment: what had an end that has passed is over, whether a compile has seen it or
    /// not.
    package func aged(to now: Instant) -> Snapshot {
        var aged = self
        for (index, organization) in organizations.enumerated() {
            for (place, admitted) in organization.supportUsers.enumerated() where admitted.isOver(at: now) {
                aged.organizations[index].supportUsers[place].status = .ended
            }
            if organization.supportAccess?.isOver(at: now) == true {
                aged.organizations[index].supportAccess?.status = .ended
            }
        }
        return aged
    }
}

extension Snapshot.SupportUser {
    fileprivate func isOver(at now: Instant) -> Bool { status != .ended && ends.map { $0 <= now } ?? false }
}

extension Snapshot.SupportAccess {
    fileprivate func isOver(at now: Instant) -> Bool { status != .ended && ends.map { $0 <= now } ?? false }
}
