import Authority
import Compiler
import Ledger
import Reports

/// The result of `plan --format json`.
func planJSON(_ proposal: Proposal, _ wording: Wording) -> [UInt8] {
    var writer = JSONWriter(capacity: 2048 + proposal.changes.count * 600)
    writer.beginObject()
    writer.count("format_version", 1)
    writer.tool()
    writer.key("digest")
    writer.string(proposal.digest)
    writer.key("base")
    if let base = proposal.base {
        writer.beginObject()
        writer.key("digest")
        writer.string(base.digest)
        writer.count("serial", base.serial)
        writer.endObject()
    } else {
        writer.null()
    }
    writer.key("applicable")
    writer.bool(proposal.isApplicable)
    writer.key("judged")
    writer.bool(proposal.judgement.isJudged)
    writer.summary(PlanSummary(proposal.changes))
    writer.key("changes")
    writer.beginArray()
    for (change, verdict) in zip(proposal.changes, proposal.judgement.verdicts) {
        writer.element()
        writer.change(change, verdict, proposal.compilation)
    }
    writer.endArray()
    writer.diagnostics(proposal.diagnostics, proposal.compilation.files, wording)
    writer.endObject()
    writer.newline()
    return logSafe(writer.bytes)
}

/// What `plan --format json` prints where the state lets no plan be made.
func unmadePlanJSON() -> [UInt8] {
    var writer = JSONWriter(capacity: 512)
    writer.beginObject()
    writer.count("format_version", 1)
    writer.tool()
    for key in ["digest", "base"] {
        writer.key(key)
        writer.null()
    }
    for key in ["applicable", "judged"] {
        writer.key(key)
        writer.bool(false)
    }
    writer.summary(PlanSummary([]))
    for key in ["changes", "diagnostics"] {
        writer.key(key)
        writer.beginArray()
        writer.endArray()
    }
    writer.endObject()
    writer.newline()
    return writer.bytes
}

/// How many changes of which kind there are, and how many people they reach.
struct PlanSummary {
    var create = 0
    var update = 0
    var delete = 0
    var byTime = 0
    var expands = 0
    var narrows = 0
    var peopleGaining = 0
    var peopleLosing = 0

    init(_ changes: [Change]) {
        var gaining = Set<String>()
        var losing = Set<String>()
        for change in changes {
            switch change.action {
            case .create: create += 1
            case .update: update += 1
            case .delete: delete += 1
            }
            if change.cause == .time { byTime += 1 }
            if change.effect.expands { expands += 1 }
            if change.effect.narrows { narrows += 1 }
            gaining.formUnion(change.gaining)
            losing.formUnion(change.losing)
        }
        peopleGaining = gaining.count
        peopleLosing = losing.count
    }
}

extension JSONWriter {
    fileprivate mutating func summary(_ summary: PlanSummary) {
        key("summary")
        beginObject()
        count("create", summary.create)
        count("update", summary.update)
        count("delete", summary.delete)
        count("by_time", summary.byTime)
        count("expands", summary.expands)
        count("narrows", summary.narrows)
        count("people_gaining", summary.peopleGaining)
        count("people_losing", summary.peopleLosing)
        endObject()
    }

    fileprivate mutating func change(_ change: Change, _ verdict: Verdict, _ compilation: Compilation) {
        beginObject()
        key("kind")
        string(change.kind.rawValue)
        key("action")
        string(change.action.rawValue)
        key("address")
        string(change.address)
        key("organization")
        textOrNull(change.organization)
        key("subject")
        string(change.subject.id)
        fragment("before", change.before)
        fragment("after", change.after)
        key("effect")
        string(change.effect.rawValue)
        key("cause")
        string(change.cause.rawValue)
        key("consequences")
        beginArray()
        for consequence in change.consequences {
            element()
            string(consequence.text)
        }
        endArray()
        key("needs")
        beginArray()
        for need in verdict.needs {
            element()
            self.need(need)
        }
        endArray()
        key("authorized")
        if let isAuthorized = verdict.isAuthorized { bool(isAuthorized) } else { null() }
        place(change, compilation)
        endObject()
    }

    private mutating func place(_ change: Change, _ compilation: Compilation) {
        key("file")
        textOrNull(change.file)
        key("line")
        if change.file != nil {
            integer(Int64(compilation.line(of: change.address)?.line ?? 1))
        } else {
            null()
        }
    }

    private mutating func fragment(_ name: StaticString, _ json: [UInt8]?) {
        key(name)
        if let json { raw(json) } else { null() }
    }

    private mutating func need(_ need: Need) {
        beginObject()
        switch need {
        case .permission(let permission, let roles, let who):
            key("permission")
            string(permission.rawValue)
            if let roles { texts("roles", roles) }
            texts("who", who)
        case .operator(let who):
            key("permission")
            string("operator")
            texts("who", who)
        case .himself(let who):
            key("permission")
            string("self")
            texts("who", who)
        case .people(let people, let from, let missing):
            count("people", people)
            if let from { texts("from", from) }
            count("missing", missing)
        }
        endObject()
    }

    private mutating func texts(_ name: StaticString, _ texts: [String]) {
        key(name)
        beginArray()
        for text in texts {
            element()
            string(text)
        }
        endArray()
    }
}
