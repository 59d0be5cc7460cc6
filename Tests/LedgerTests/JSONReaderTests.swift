import Ledger
import Testing

struct JSONReaderTests {
    private func skip(_ bytes: [UInt8]) throws(JSONError) -> Range<Int> {
        var reader = JSONReader(bytes)
        let range = try reader.skip()
        try reader.end()
        return range
    }

    @Test func aTextIsReadPieceByPiece() throws {
        let text =
            #" {"id": -12, "on": true, "none": null, "list": [1, 2], "#
            + #""n\u0061me": "A\"\ud83d\ude00", "x": {}} "#
        var reader = JSONReader(Array(text.utf8))
        var found: [String] = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "id": found.append("\(try reader.integer())")
            case "on": found.append("\(try reader.bool())")
            case "none": found.append("\(try reader.null())")
            case "list":
                try reader.beginArray()
                while try reader.nextElement() { found.append("\(try reader.integer())") }
            case "name": found.append(try reader.string())
            default: found.append("\(key.text) \(try reader.value())")
            }
        }
        try reader.end()
        #expect(found == ["-12", "true", "true", "1", "2", "A\"😀", "x object([])"])
    }

    @Test func nullIsConsumedOnlyWhereItStands() throws {
        var reader = JSONReader(Array("false".utf8))
        #expect(try !reader.null())
        #expect(reader.offset == 0)
        #expect(try !reader.bool())
    }

    @Test func aSkippedValueHasItsRange() throws {
        #expect(try skip(Array(#"  {"a":[1,"]"]} "#.utf8)) == 2..<15)
    }

    @Test(arguments: [
        #"{"a":1,"a":1}"#, #"{"a":1,"b":2,"a":3}"#, #"{"b":1,"a":[{"d":1,"c":2}],"b":3}"#,
        #"{"a":1,"\u0061":2}"#,
        #"{"\u0061":1,"a":2}"#, #"{"":1,"":2}"#, #"{"c":1,"b":{"z":1,"y":2,"z":3}}"#,
        #"[{"a":1,"b":2,"c":{"x":1},"a":3}]"#, #"{"b":1,"a":1,"c":1,"d":1,"c":1}"#,
    ])
    func aKeyThatStandsTwiceIsRefused(_ text: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
        #expect(error?.message.hasSuffix("stands twice") == true)
        #expect(throws: JSONError.self) { try skip(Array(text.utf8)) }
    }

    @Test(arguments: [
        #"{"b":1,"a":1}"#, #"{"b":{"b":1,"a":1},"a":{"b":1,"a":1}}"#, "{\"\u{e9}\":1,\"e\u{301}\":2}",
        #"{"a":1,"A":1}"#,
        #"[{"b":1,"a":1},{"b":1,"a":1}]"#, #"{"ab":1,"a":1,"abc":1}"#,
    ])
    func keysInAnyOrderAreFine(_ text: String) throws {
        _ = try JSONValue(parsing: Array(text.utf8))
        _ = try skip(Array(text.utf8))
    }

    @Test func unorderedKeysAtEveryDepthAreReadInLittleTime() throws {
        var text = "1"
        for _ in 0..<32 { text = #"{"b":\#(text),"a":1}"# }
        #expect(try skip(Array(text.utf8)) == 0..<text.utf8.count)
        let twice = text.replacing(#""b":1"#, with: #""b":1,"b":1"#)
        #expect(throws: JSONError.self) { try skip(Array(twice.utf8)) }
    }

    @Test func depthIsAtMostThirtyTwo() throws {
        let deepest =
            [UInt8](repeating: UInt8(ascii: "["), count: 32)
            + [UInt8](repeating: UInt8(ascii: "]"), count: 32)
        _ = try skip(deepest)
        let deeper = [UInt8(ascii: "[")] + deepest + [UInt8(ascii: "]")]
        #expect(throws: JSONError(message: "nested deeper than 32 levels", offset: 32)) { try skip(deeper) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: deeper) }
    }

    @Test(arguments: [
        ("", "expected a value, found the end of the text", 0),
        ("{\"a\" 1}", "expected a colon, found `1`", 5),
        ("[1 2]", "expected a comma or `]`, found `2`", 3),
        ("{\"a\":1,}", "expected a key in double quotes, found `}`", 7),
        ("[1,]", "expected a value, found `]`", 3), ("01", "a number begins with a needless zero", 1),
        ("\"a", "a string does not end", 2), ("\"\\ud800\"", "a string holds a bad escape", 1),
        ("\"\\udc00\\ud800\"", "a string holds a bad escape", 1),
        ("\"a\nb\"", "a string holds a raw control character", 2),
        ("1 2", "expected the end, found `2`", 2), ("\u{feff}1", "a byte order mark stands first", 0),
        ("nul", "expected a value, found `n`", 0), ("\u{0}", "expected a value", 0),
        ("1\u{0}", "expected the end", 1),
    ])
    func aFaultIsNamedWhereItStands(_ text: String, _ message: String, _ offset: Int) {
        #expect(throws: JSONError(message: message, offset: offset)) {
            try JSONValue(parsing: Array(text.utf8))
        }
        #expect(throws: JSONError(message: message, offset: offset)) { try skip(Array(text.utf8)) }
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
            [0xFF],
        ] as [[UInt8]])
    func textThatIsNotUTF8IsRefused(_ bytes: [UInt8]) {
        for padding in 0..<9 {
            let text = [0x22] + [UInt8](repeating: 0x61, count: padding) + bytes + [0x22]
            #expect(throws: JSONError(message: "a string is not valid UTF-8", offset: padding + 1)) {
                try skip(text)
            }
        }
    }

    @Test func anotherTypeThanWantedIsRefused() {
        #expect(throws: JSONError(message: "expected a string, found `1`", offset: 0)) {
            var reader = JSONReader(Array("1".utf8))
            _ = try reader.string()
        }
        #expect(throws: JSONError(message: "expected an integer within 2^53 of zero", offset: 1)) {
            var reader = JSONReader(Array(" 9007199254740993".utf8))
            _ = try reader.integer()
        }
        #expect(throws: JSONError.self) {
            var reader = JSONReader(Array("1.0".utf8))
            _ = try reader.integer()
        }
    }
}
