/// An object of the state while it is read: every key has to be known and is taken once.
struct Record {
    private var members: [String: JSONValue] = [:]
    private let what: String

    init(_ value: JSONValue, _ what: String) throws(JSONError) {
        self.what = what
        guard let object = value.object else { throw JSONError("`\(what)` is not an object", at: 0) }
        for member in object { members[member.key] = member.value }
    }

    /// Taken once; `nil` where there is none.
    mutating func take(_ key: String) -> JSONValue? { members.removeValue(forKey: key) }

    mutating func need(_ key: String) throws(JSONError) -> JSONValue {
        guard let value = take(key) else { throw fault(key, "is missing") }
        return value
    }

    mutating func string(_ key: String) throws(JSONError) -> String {
        guard let text = try need(key).string else { throw fault(key, "is not a text") }
        return text
    }

    mutating func optionalString(_ key: String) throws(JSONError) -> String? {
        guard members[key] != nil else { return nil }
        return try string(key)
    }

    mutating func integer(_ key: String) throws(JSONError) -> Int {
        guard let number = try need(key).integer else { throw fault(key, "is not a whole number") }
        return Int(number)
    }

    mutating func optionalInteger(_ key: String) throws(JSONError) -> Int? {
        guard members[key] != nil else { return nil }
        return try integer(key)
    }

    mutating func bool(_ key: String) throws(JSONError) -> Bool {
        guard let flag = try need(key).bool else { throw fault(key, "is not `true` or `false`") }
        return flag
    }

    mutating func optionalBool(_ key: String) throws(JSONError) -> Bool? {
        guard members[key] != nil else { return nil }
        return try bool(key)
    }

    mutating func instant(_ key: String) throws(JSONError) -> Instant {
        guard let instant = Instant(rfc3339: try string(key)) else { throw fault(key, "is not a time") }
        return instant
    }

    mutating func optionalInstant(_ key: String) throws(JSONError) -> Instant? {
        guard members[key] != nil else { return nil }
        return try instant(key)
    }

    mutating func optionalPeriod(_ key: String) throws(JSONError) -> Period? {
        guard let text = try optionalString(key) else { return nil }
        guard let period = Period(text) else { throw fault(key, "is not a period") }
        return period
    }

    mutating func choice<Value: RawRepresentable<String>>(_ key: String, _ type: Value.Type) throws(JSONError)
        -> Value
    {
        guard let value = Value(rawValue: try string(key)) else {
            throw fault(key, "is not a value that this version knows")
        }
        return value
    }

    mutating func strings(_ key: String) throws(JSONError) -> [String] {
        var texts: [String] = []
        for element in try array(key) {
            guard let text = element.string else { throw fault(key, "is not a list of texts") }
            texts.append(text)
        }
        return texts
    }

    mutating func optionalStrings(_ key: String) throws(JSONError) -> [String]? {
        guard members[key] != nil else { return nil }
        return try strings(key)
    }

    mutating func array(_ key: String) throws(JSONError) -> [JSONValue] {
        guard let elements = try need(key).array else { throw fault(key, "is not a list") }
        return elements
    }

    mutating func object(_ key: String) throws(JSONError) -> [JSONMember] {
        guard let members = try need(key).object else { throw fault(key, "is not an object") }
        return members
    }

    mutating func optionalLocalized(_ key: String) throws(JSONError) -> Localized? {
        guard let value = take(key) else { return nil }
        return try Localized(reading: value)
    }

    mutating func localized(_ key: String) throws(JSONError) -> Localized {
        try Localized(reading: try need(key))
    }

    func contains(_ key: String) -> Bool { members[key] != nil }

    /// Refuses keys that nobody took.
    func end() throws(JSONError) {
        if let key = members.keys.min() { throw fault(key, "is not a key that this version knows") }
    }

    func fault(_ key: String, _ message: String) -> JSONError {
        JSONError("`\(key)` of `\(what)` \(message)", at: 0)
    }
}

extension Localized {
    init(reading value: JSONValue) throws(JSONError) {
        switch value {
        case .string(let text): self = .same(text)
        case .object(let members):
            var texts: [String: String] = [:]
            for member in members { texts[member.key] = member.value.string }
            guard texts.count == members.count, !texts.isEmpty else {
                throw JSONError("a text by language is broken", at: 0)
            }
            self = .translated(texts)
        default: throw JSONError("a text is neither a text nor texts by language", at: 0)
        }
    }

    var json: JSONValue {
        switch self {
        case .same(let text): .string(text)
        case .translated(let texts): JSONValue(texts.mapValues { .string($0) })
        }
    }
}

extension JSONValue {
    /// An object with its keys in byte order.
    package init(_ members: [String: JSONValue]) {
        self = .object(
            members.map { JSONMember(key: $0.key, value: $0.value) }
                .sorted { $0.key.precedes($1.key) })
    }

    /// An array of texts.
    package init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }

    /// A number.
    package init(_ number: Int) { self = .integer(Int64(number)) }
}
