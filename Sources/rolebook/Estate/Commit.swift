import Authority
import Ledger
import Source

/// What a proposal becomes on the disk: files that differ, entries for the log, a new manifest.
struct Commit: Sendable {
    private(set) var transaction = Transaction()
    private(set) var manifest: Manifest
    /// What is written, with who admitted whom; `nil` where only a refusal is.
    private(set) var snapshot: Snapshot?
    private var chain: ActivityChain
    private var lines: [UInt8] = []
    private let proposal: Proposal
    private let now: Instant

    init(_ proposal: Proposal, now: Instant) {
        self.proposal = proposal
        self.now = now
        let old = proposal.stored?.manifest
        chain = ActivityChain(length: old?.logLength ?? 0, head: old?.logHead ?? ActivityEntry.origin)
        manifest =
            old
            ?? Manifest(
                tool: version, time: now, serial: 0, counts: .init(proposal.compilation.snapshot ?? .empty),
                files: [],
                logLength: 0, logHead: ActivityEntry.origin)
    }

    /// The new state with its log entries; `nil` where it would be the old one byte for byte.
    static func accepting(_ proposal: Proposal, now: Instant, jobs: Int) -> Commit? {
        guard var snapshot = proposal.compilation.snapshot else { return nil }
        snapshot.attribute(
            proposal.changes, to: proposal.request.actor ?? "unknown", approvers: proposal.approvers)
        var commit = Commit(proposal, now: now)
        let stored = proposal.stored?.manifest.files ?? []
        let known = Dictionary(stored.map { ($0.name, $0.digest) }) { first, _ in first }
        let (files, logged) = commit.parts(snapshot, known, jobs: jobs)
        commit = logged
        let names = Set(files.map(\.name))
        commit.transaction.writes = files.compactMap { file in
            file.bytes.map { (name: "state/\(file.name)", bytes: $0) }
        }
        commit.transaction.removals = stored.map(\.name).filter { !names.contains($0) }.map { "state/\($0)" }
        guard !commit.transaction.isEmpty || proposal.stored == nil else { return nil }
        commit.manifest.time = now
        commit.manifest.tool = version
        commit.manifest.counts = .init(snapshot)
        commit.manifest.files = files.map { ($0.name, $0.digest) }
        commit.seal()
        commit.snapshot = snapshot
        return commit
    }

    /// The entry that a change was refused; `nil` where the last entry says the same.
    static func refusing(_ proposal: Proposal, now: Instant) -> Commit? {
        guard let stored = proposal.stored else { return nil }
        var commit = Commit(proposal, now: now)
        var entry = commit.entry("change.refused", actor: commit.actor(proposal.stored?.snapshot))
        entry.rules = Set(proposal.judgement.diagnostics.filter { $0.severity == .error }.map(\.rule))
            .sorted()
        entry.changes = proposal.changes.map { .init(kind: $0.kind.rawValue, address: $0.address) }
        if let last = try? ActivityEntry(line: stored.lastLine[...]), last.isSameAttempt(as: entry) {
            return nil
        }
        commit.append(entry)
        commit.seal()
        return commit
    }

    private mutating func log(_ snapshot: Snapshot) {
        lines.reserveCapacity(1024 + proposal.changes.count * 900)
        let people = proposal.stored?.snapshot ?? snapshot
        let actor = actor(people)
        if proposal.stored == nil {
            var entry = entry("estate.founded", actor: actor)
            entry.after = snapshot.settings.logged
            entry.effect = .neutral
            entry.cause = .declared
            append(entry)
        }
        let declared = entry("", actor: actor)
        var byTime = entry("", actor: .system)
        byTime.forgetRequest()
        for change in proposal.changes {
            var entry = change.cause == .time ? byTime : declared
            entry.take(change)
            append(entry)
        }
    }

    /// The files of the state, and beside them, as neither needs the other, the log.
    private func parts(
        _ snapshot: Snapshot, _ known: [String: String], jobs: Int
    ) -> (files: [StateFile], logged: Commit) {
        var (files, logged): ([StateFile], Commit) = ([], self)
        let made = sideBySide(2, jobs: jobs) { index -> (files: [StateFile], logged: Commit?) in
            if index == 1 {
                return (snapshot.stateFiles(known, since: proposal.stored?.snapshot, jobs: jobs), nil)
            }
            var commit = self
            commit.manifest.serial += 1
            commit.log(snapshot)
            return ([], commit)
        }
        for part in made {
            files += part.files
            logged = part.logged ?? logged
        }
        return (files, logged)
    }

    private func entry(_ action: String, actor: ActivityEntry.Actor) -> ActivityEntry {
        var entry = ActivityEntry(
            seq: 0, time: now, action: action, actor: actor, serial: manifest.serial, previous: "")
        let base = proposal.stored?.snapshot
        let request = proposal.request
        entry.approvedBy = proposal.approvers
        let settings = base?.settings ?? proposal.compilation.snapshot?.settings
        entry.ip = request.ip.flatMap { logged($0, settings?.addresses ?? .full) }
        entry.reason = request.reason
        entry.reference = request.reference
        return entry
    }

    private func actor(_ snapshot: Snapshot?) -> ActivityEntry.Actor {
        let email = proposal.request.actor ?? "unknown"
        var roles = Set<String>()
        for organization in snapshot?.organizations ?? [] {
            roles.formUnion(snapshot?.roles(of: email, in: organization) ?? [])
        }
        if snapshot?.settings.operators.contains(email) == true { roles.insert("operator") }
        return .init(email: email, name: snapshot?.name(of: email), roles: roles.sorted { $0.precedes($1) })
    }

    private mutating func append(_ entry: ActivityEntry) { lines += chain.append(entry) }

    private mutating func seal() {
        manifest.logLength = chain.length
        manifest.logHead = chain.head
        if !lines.isEmpty {
            let name = ActivityChain.segment(now)
            let stored = proposal.stored?.segment
            transaction.appends = [
                (name: name, offset: stored?.name == name ? stored?.size ?? 0 : 0, bytes: lines)
            ]
        }
        transaction.writes.append((name: OutputName.manifest, bytes: manifest.bytes))
    }
}

extension ActivityEntry {
    /// The change as the log keeps it.
    fileprivate mutating func take(_ change: Change) {
        action = change.kind.rawValue
        address = change.address
        organization = change.organization
        workspace = change.workspace
        subject = change.subject
        before = change.before
        after = change.after
        effect = change.effect
        cause = change.cause
        consequences = change.consequences.map(\.text)
    }

    fileprivate mutating func forgetRequest() {
        approvedBy = []
        ip = nil
        reason = nil
        reference = nil
    }

    fileprivate func isSameAttempt(as other: ActivityEntry) -> Bool {
        action == other.action && actor.email == other.actor.email && rules == other.rules
            && changes == other.changes
            && approvedBy == other.approvedBy
    }
}

/// An address as the estate wants it kept: whole, as its network (/24, /48), or not at all.
func logged(_ address: String, _ kept: Snapshot.Settings.Addresses) -> String? {
    switch kept {
    case .full: return address
    case .none: return nil
    case .truncated: return NetworkAddress(address)?.network
    }
}

/// A file of the state with its digest; without bytes it is already there.
private typealias StateFile = (name: String, digest: String, bytes: [UInt8]?)

extension Snapshot {
    /// The files of the state but the manifest with their digests, in byte order of name.
    ///
    /// - Parameters:
    ///   - known: digests of the files that are there; where one is the same, the bytes are not kept.
    ///   - stored: what these files hold; an organization that is the same is not written to be compared.
    fileprivate func stateFiles(
        _ known: [String: String], since stored: Snapshot?, jobs: Int
    ) -> [StateFile] {
        var few = self
        few.organizations = []
        @Sendable func file(_ name: String, _ bytes: [UInt8]) -> (
            name: String, digest: String, bytes: [UInt8]?
        ) {
            let digest = SHA256.hex(of: bytes)
            return (name, digest, known[name] == digest ? nil : bytes)
        }
        let heavy = sideBySide(organizations.count, jobs: jobs) { index -> StateFile in
            let organization = organizations[index]
            let name = "organizations/\(organization.id).json"
            if let digest = known[name], stored?.organization(organization.id) == organization {
                return (name, digest, nil)
            }
            return file(name, organization.stateFile)
        }
        return (heavy + few.stateFiles().map { file($0.name, $0.bytes) }).sorted { $0.name.precedes($1.name) }
    }
}
