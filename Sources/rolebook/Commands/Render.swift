import Ledger
import Reports
import Source

extension Command {
    static let render = Command(
        name: "render", summary: "Render the site again from the state.", flags: [],
        example: "rolebook render --templates templates"
    ) { call throws(Exit) in
        guard let stored = try call.readState(followsLog: false) else {
            throw Exit(66, "there is no state in '\(visible(call.outFolder))'")
        }
        let output: LockedOutput
        do throws(DiskError) { output = try LockedOutput(path: call.outFolder) } catch { throw Exit(error) }
        let change = try call.publishSite(stored.snapshot, stored.manifest, output, isCommitted: false)
        if let change {
            call.say(
                "Wrote \(change.written) pages, left \(change.unchanged) as they were, removed \(change.removed)."
            )
        } else {
            call.say("The site is up to date.")
        }
        return 0
    }
}
