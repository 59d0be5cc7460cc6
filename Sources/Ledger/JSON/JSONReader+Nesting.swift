extension JSONReader {
    /// Opens an object; `nextKey` then leads through its members.
    package mutating func beginObject() throws(JSONError) {
        guard nextByte() == UInt8(ascii: "{") else { throw unexpected("an object") }
        try open()
    }

    /// The next key of the object opened last; nil when it is over, and closed.
    package mutating func nextKey() throws(JSONError) -> JSONKey? {
        guard try advanceToMember() else { return nil }
        let token = levels[levels.count - 1].key
        guard token.hasEscapes else {
            return JSONKey(bytes: bytes, range: token.start..<token.end, offset: token.start - 1)
        }
        let key = unescaped(token)
        return JSONKey(bytes: key, range: 0..<key.count, offset: token.start - 1)
    }

    /// Opens an array; `nextElement` then leads through its elements.
    package mutating func beginArray() throws(JSONError) {
        guard nextByte() == UInt8(ascii: "[") else { throw unexpected("an array") }
        try open()
    }

    /// Whether the array opened last has one more element, to be read now; false when it is over, and closed.
    package mutating func nextElement() throws(JSONError) -> Bool {
        try advance(to: UInt8(ascii: "]"))
    }

    /// Like `nextKey`, but leaves the key in the level.
    mutating func advanceToMember() throws(JSONError) -> Bool {
        guard try advance(to: UInt8(ascii: "}")) else { return false }
        guard nextByte() == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        let token = try scanString()
        guard nextByte() == UInt8(ascii: ":") else { throw unexpected("a colon") }
        offset += 1
        try refuseTwice(token)
        return true
    }

    private mutating func open() throws(JSONError) {
        guard levels.count < Self.maximumDepth else {
            throw failure("nested deeper than \(Self.maximumDepth) levels")
        }
        offset += 1
        levels.append(Level(start: offset))
    }

    /// Passes over the comma before the next entry, or closes the level.
    @inline(__always)
    private mutating func advance(to close: UInt8) throws(JSONError) -> Bool {
        let level = levels.count - 1
        precondition(level >= 0, "no array or object is open")
        let next = nextByte()
        if next == close {
            offset += 1
            if !levels[level].isOrdered { keys[level] = nil }
            levels.removeLast()
            return false
        }
        if levels[level].isEmpty {
            levels[level].isEmpty = false
        } else {
            guard next == UInt8(ascii: ",") else {
                throw unexpected(close == UInt8(ascii: "]") ? "a comma or `]`" : "a comma or `}`")
            }
            offset += 1
        }
        return true
    }

    /// Refuses a key that the object has already. Keys in byte order, as in our own files, are proof enough;
    /// with the first that is not, the object's keys are gathered into a set.
    @inline(__always)
    private mutating func refuseTwice(_ token: StringToken) throws(JSONError) {
        let level = levels.count - 1
        let last = levels[level].key
        levels[level].key = token
        if isRereading { return }
        if levels[level].isOrdered, !token.hasEscapes, last.start == 0 || isOrdered(last, before: token) {
            return
        }
        try gather(token, after: last)
    }

    private func isOrdered(_ left: StringToken, before right: StringToken) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            let count = min(left.count, right.count)
            var index = 0
            while index < count {
                let (one, other) = (bytes[left.start + index], bytes[right.start + index])
                if one != other { return one < other }
                index += 1
            }
            return left.count < right.count
        }
    }

    private mutating func gather(_ token: StringToken, after last: StringToken) throws(JSONError) {
        let depth = levels.count - 1
        if levels[depth].isOrdered {
            levels[depth].isOrdered = false
            keys[depth] = last.start == 0 ? [] : try keysAgain(upTo: last)
        }
        let key = unescaped(token)
        if keys[depth]?.insert(key).inserted == false {
            throw JSONError(message: "the key \(quoted(text(token))) stands twice", offset: token.start - 1)
        }
    }

    /// The keys of the present object up to one, read once more. The values between were found good before;
    /// comparing their keys again would double the work with each level.
    private mutating func keysAgain(upTo last: StringToken) throws(JSONError) -> Set<[UInt8]> {
        let (place, outer) = (offset, levels)
        defer { (offset, levels, isRereading) = (place, outer, false) }
        isRereading = true
        var found: Set<[UInt8]> = []
        offset = levels[levels.count - 1].start
        while true {
            _ = nextByte()
            let token = try scanString()
            found.insert(unescaped(token))
            if token.start == last.start { return found }
            _ = nextByte()
            offset += 1
            _ = try skip()
            _ = nextByte()
            offset += 1
        }
    }
}
