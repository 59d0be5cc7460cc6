import Ledger
import Testing

struct JSONWriterTests {
    private func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func commasStandWhereTheyAreNeeded() {
        let text = text { writer in
            writer.beginObject()
            writer.key("a")
            writer.beginArray()
            for number in [1, -2, Int64.min] as [Int64] {
                writer.element()
                writer.integer(number)
            }
            writer.endArray()
            writer.key(String("b\n"))
            writer.beginObject()
            writer.endObject()
            writer.key("c")
            writer.raw(Array("{}".utf8))
            writer.key("d")
            writer.bool(true)
            writer.key("e")
            writer.null()
            writer.endObject()
        }
        #expect(text == #"{"a":[1,-2,-9223372036854775808],"b\n":{},"c":{},"d":true,"e":null}"#)
    }

    @Test func aCommaStandsBeforeTheLineBreak() {
        let text = text { writer in
            writer.beginObject()
            writer.key("users")
            writer.beginObject()
            for key in ["a", "b"] {
                writer.newline()
                writer.key(key)
                writer.string("{")
            }
            writer.newline()
            writer.endObject()
            writer.endObject()
            writer.newline()
        }
        #expect(text == "{\"users\":{\n\"a\":\"{\",\n\"b\":\"{\"\n}}\n")
    }

    @Test func onlyWhatMustBeIsEscaped() {
        let text = text { $0.string("\"\u{301}\\/\u{0}\u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}é\u{2028}😀") }
        let expected = "\"\\\"\u{301}\\\\/\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\u{7f}é\u{2028}😀\""
        #expect(text.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func aSpecialByteIsFoundAtEveryPlace() throws {
        for length in 0..<20 {
            for place in 0...length {
                for special in ["\"", "\\", "\u{0}", "\u{1f}", "é", "\u{7f}", "!", "#", "[", "]"] {
                    let value =
                        String(repeating: "x", count: place) + special
                        + String(repeating: "y", count: length - place)
                    #expect(try JSONValue(parsing: JSONValue.string(value).canonical) == .string(value))
                }
            }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func whatIsWrittenIsReadBack(_ seed: UInt64) throws {
        var chance = Chance(state: seed)
        let value = chance.value(depth: 4)
        let bytes = value.canonical
        let back = try JSONValue(parsing: bytes)
        #expect(back == value.canonicalized())
        #expect(back.canonical == bytes)
        var reader = JSONReader(bytes)
        #expect(try reader.skip() == 0..<bytes.count)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func mutatedTextIsReadOrRefusedAlike(_ seed: UInt64) {
        var chance = Chance(state: seed)
        var bytes = chance.value(depth: 4).canonical
        for _ in 0..<3 { bytes[Int(chance.next(UInt64(bytes.count)))] = UInt8(chance.next(256)) }
        var reader = JSONReader(bytes)
        let isSkipped = (try? reader.skip()) != nil && (try? reader.end()) != nil
        #expect(isSkipped == ((try? JSONValue(parsing: bytes)) != nil))
    }
}

/// Random values, the same for the same seed (SplitMix64).
private struct Chance {
    var state: UInt64

    mutating func next(_ bound: UInt64) -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return (mixed ^ (mixed >> 31)) % bound
    }

    mutating func string() -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "b", "\"", "\\", "\n", "\u{0}", "\u{1f}", "\u{7f}", "é", "\u{301}", "€", "\u{ffff}", "😀",
            "/", " ", "{",
        ]
        var view = String.UnicodeScalarView()
        for _ in 0..<next(12) { view.append(scalars[Int(next(UInt64(scalars.count)))]) }
        return String(view)
    }

    mutating func value(depth: Int) -> JSONValue {
        switch next(depth > 0 ? 6 : 4) {
        case 0: return .null
        case 1: return .bool(next(2) == 0)
        case 2: return .integer(Int64(next(1 << 54)) - 1 << 53)
        case 3: return .string(string())
        case 4: return .array((0..<next(5)).map { _ in value(depth: depth - 1) })
        default:
            var members: [JSONMember] = []
            for index in 0..<next(5) {
                members.append(JSONMember(key: string() + "\(index)", value: value(depth: depth - 1)))
            }
            return .object(members)
        }
    }
}
