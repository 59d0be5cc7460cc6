/// A line that holds its height until the next value, as the path of an SVG that is 1000 wide and 1000 high.
struct StepLine {
    /// Where the top of the picture is: a round number, and half of it is one too.
    let top: Int
    private let start: Int64
    private let end: Int64

    /// The picture of a time, high enough for the greatest value.
    init(from start: Int64, to end: Int64, greatest: Int) {
        self.start = start
        self.end = max(end, start + 1)
        var step = 2
        while step * 5 < greatest { step *= 10 }
        top = [step, step * 2, step * 3, step * 4].first { $0 >= greatest } ?? step * 5
    }

    /// The path of a line through values at their times.
    func path(_ values: [(time: Int64, value: Int)]) -> String {
        guard let first = values.first, let last = values.last else { return "" }
        var path = "M\(x(first.time)) \(y(first.value))"
        for value in values.dropFirst() { path += "H\(x(value.time))V\(y(value.value))" }
        return path + (x(last.time) < 1000 ? "H1000" : "")
    }

    private func x(_ time: Int64) -> Int64 { min(max((time - start) * 1000 / (end - start), 0), 1000) }
    private func y(_ value: Int) -> Int { 1000 - value * 1000 / top }
}
