/// A file of the output as the last commit has it, wherever its bytes lie at the moment.
struct CommittedFile {
    let path: String
    /// For a log segment that has grown: the segment, of which the first bytes count.
    let base: (file: OpenFile?, length: Int)?
    /// What stands alone, or after the base. Missing where a run has just swept its stage.
    let rest: OpenFile?
    /// What the rest must be, where a record says so.
    let staged: CommitRecord.Staged?

    func length() throws(DiskError) -> Int {
        if let staged { return (base?.length ?? 0) + staged.length }
        return try rest?.regularLength() ?? 0
    }

    /// The bytes in a range, or all of them.
    func bytes(of range: Range<Int>?) throws(DiskError) -> [UInt8] {
        guard let staged else {
            guard let rest else { return [] }
            let size = try rest.regularLength()
            return try rest.read(at: range?.lowerBound ?? 0, count: range?.count ?? size)
        }
        let start = base?.length ?? 0
        let range = range ?? 0..<(start + staged.length)
        let tail = try tailBytes(staged, at: start)
        if range.lowerBound >= start {
            return Array(tail[(range.lowerBound - start)..<(range.upperBound - start)])
        }
        guard let file = base?.file, try file.regularLength() >= start else { throw changed }
        let head = try file.read(at: range.lowerBound, count: min(range.upperBound, start) - range.lowerBound)
        return head + tail.prefix(max(0, range.upperBound - start))
    }

    private func tailBytes(_ staged: CommitRecord.Staged, at start: Int) throws(DiskError) -> [UInt8] {
        let bytes: [UInt8]
        if let rest {
            // A length that differs is not worth reading.
            guard try rest.regularLength() == staged.length else { throw changed }
            bytes = try rest.read(at: 0, count: staged.length)
        } else {
            guard let file = base?.file else { throw changed }
            _ = try file.regularLength()
            bytes = try file.read(at: start, count: staged.length)
        }
        guard staged.matches(bytes) else { throw changed }
        return bytes
    }

    /// Either it was changed by hand, or another run is at work, which the generation tells.
    private var changed: DiskError {
        DiskError(.damaged, "read", path, detail: "it is not what the last run committed")
    }
}
