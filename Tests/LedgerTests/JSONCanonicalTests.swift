import Ledger
import Testing

/// RFC 8785: its own examples and those of cyberphone/json-canonicalization.
struct JSONCanonicalTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSONValue(parsing: Array(text.utf8)).canonical, as: UTF8.self)
    }

    @Test(arguments: [
        ("arrays", #"[ 56, { "d": true, "10": null, "1": [ ] } ]"#, #"[56,{"1":[],"10":null,"d":true}]"#),
        (
            "french", #"{"peach":"1", "péché":"2", "pêche":"3", "sin":"4"}"#,
            #"{"peach":"1","péché":"2","pêche":"3","sin":"4"}"#
        ),
        (
            "structures",
            #"{"1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ "#
                + #"{"e": "yes","E": "no" } ], "A": { } }"#,
            #"{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"#
                + #""111":[{"E":"no","e":"yes"}],"A":{},"a":{}}"#
        ),
        ("unicode", "{ \"Unnormalized Unicode\":\"A\u{30a}\" }", "{\"Unnormalized Unicode\":\"A\u{30a}\"}"),
        (
            "values",
            #"{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "#
                + #""string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "#
                + #""literals": [null, true, false]}"#,
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
                + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        ),
        (
            "weird",
            #"{"\u20ac": "Euro Sign", "\r": "CR", "\ufb33": "Dalet", "1": "One", "\ud83d\ude00": "Smile", "#
                + #""\u0080": "Control", "\u00f6": "o", "</script>": "Browser"}"#,
            "{\"\\r\":\"CR\",\"1\":\"One\",\"</script>\":\"Browser\",\"\u{80}\":\"Control\",\"ö\":\"o\","
                + "\"€\":\"Euro Sign\",\"😀\":\"Smile\",\"\u{fb33}\":\"Dalet\"}"
        ),
    ])
    func structuresHaveOneForm(_ name: String, _ input: String, _ output: String) throws {
        #expect(try canonical(input).unicodeScalars.elementsEqual(output.unicodeScalars), "\(name)")
    }

    /// IEEE 754 bits and text, RFC 8785 appendix B.
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"), (0x4340_0000_0000_0001, "9007199254740994"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"), (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"), (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"), (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"), (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"), (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func numbersAreWrittenAsECMAScriptWritesThem(_ bits: UInt64, _ text: String) throws {
        #expect(try canonical("\(Double(bitPattern: bits))") == text)
        #expect(try canonical(text) == text)
    }

    @Test(arguments: [
        ("9007199254740992", JSONValue.integer(1 << 53)), ("-9007199254740992", .integer(-(1 << 53))),
        ("9007199254740993", .number("9007199254740993")), ("-0", .integer(0)), ("1.0", .number("1.0")),
        ("1e2", .number("1e2")), ("1e400", .number("1e400")),
    ])
    func onlyIntegersWithinTheSafeRangeAreIntegers(_ text: String, _ value: JSONValue) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test func keysAreInOrderOfUTF16() throws {
        let keys = [
            "", "\u{0}", "A", "a", "aa", "é", "\u{d7ff}", "\u{10000}", "😀", "\u{10ffff}", "\u{e000}",
            "\u{ffff}",
        ]
        #expect(keys == keys.sorted { Array($0.utf16).lexicographicallyPrecedes(Array($1.utf16)) })
        for (left, leftKey) in keys.enumerated() {
            for (right, rightKey) in keys.enumerated() {
                #expect(JSONMember.isOrdered(leftKey, before: rightKey) == (left < right))
            }
        }
    }

    @Test func composedAndDecomposedLettersDiffer() {
        #expect(JSONValue.string("\u{e9}") != .string("e\u{301}"))
        #expect(JSONValue.object([JSONMember(key: "\u{e9}", value: .null)])["e\u{301}"] == nil)
    }
}
