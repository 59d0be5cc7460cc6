import Ledger
import Reports
import Source

extension Command {
    static let render = Command(
        name: "render", summary: "Render the site again from the state.", flags: [],
        example: "rolebook render --out out"
    ) { call throws(Exit) in
        guard let stored = try readState(call.outFolder) else {
            throw Exit(66, "there is no state in '\(visible(call.outFolder))'")
        }
        let output: LockedOutput
        do throws(DiskError) { output = try LockedOutput(path: call.outFolder) } catch { throw Exit(error) }
        try call.publishSite(stored.snapshot, stored.manifest, output, isCommitted: false)
        return 0
    }
}

extension Invocation {
    /// Renders the site from a state and its log, and writes the pages that differ.
    func publishSite(
        _ snapshot: Snapshot, _ manifest: Manifest?, _ output: borrowing LockedOutput, isCommitted: Bool
    ) throws(Exit) {}
}
