internal import CYAML
import Source

extension Builder {
    /// Reports why libyaml stopped, in words that say what to type instead; nil: memory was short.
    mutating func refuse(_ refusal: Refusal?) {
        isBroken = true
        guard let refusal, !refusal.isOutOfMemory else {
            return findings.addForFile("source/unreadable", "there is not enough memory to read this file")
        }
        let problem = offsets.offset(of: refusal.problemMark)
        let context = offsets.offset(of: refusal.contextMark)
        if refusal.problem == "did not find expected <document start>", endsExplicitly {
            isBroken = false
            return refuseSecondDocument(at: character(at: problem))
        }
        var fault = SyntaxFault.find(refusal, byte: problem < bytes.count ? bytes[problem] : nil)
        if fault.isLoose, isAfterQuote(problem) { fault = .afterQuote }
        let isUnclosed = fault.unclosed != nil && (shallowLine != nil || rest(from: problem).isEmpty)
        if isUnclosed { shallowLine = nil }
        let message = isUnclosed ? fault.unclosed ?? fault.message : fault.message
        let place = character(at: isUnclosed || fault.isAtContext ? context : problem)
        var note: (message: Message, range: Range<Int>)?
        if let words = fault.note, !isUnclosed { note = (words, character(at: context)) }
        findings.add(fault.rule, message, at: place, help: isUnclosed ? nil : fault.help, note: note)
    }

    private func isAfterQuote(_ offset: Int) -> Bool {
        guard offset < bytes.count, !isBlankOrBreak(bytes[offset]) else { return false }
        let before = bytes[..<offset].last { !isBlank($0) }
        return before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
    }

    /// What follows an offset, without blanks and line breaks.
    private func rest(from offset: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        bytes[min(offset, bytes.count)...].drop(while: isBlankOrBreak)
    }

    /// The character at an offset; where there is a blank or nothing, the last visible one before it.
    private func character(at offset: Int) -> Range<Int> {
        var start = min(offset, bytes.count)
        if start < bytes.count, bytes[start] == UInt8(ascii: "\t") { return start..<start + 1 }
        if start == bytes.count || isBlankOrBreak(bytes[start]) {
            while start > 0, isBlankOrBreak(bytes[start - 1]) { start -= 1 }
            guard start > 0 else { return 0..<0 }
            start -= 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        }
        return start..<start + (UTF8Scalar(bytes, at: start)?.width ?? 1)
    }
}
