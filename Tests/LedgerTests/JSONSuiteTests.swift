import Foundation
import Ledger
import Testing

/// JSONTestSuite: `y_` must be accepted, `n_` refused, `i_` is free.
struct JSONSuiteTests {
    struct Case: Decodable {
        let name: String
        let base64: String
    }

    /// We refuse a key that stands twice, which RFC 8259 leaves open and the suite accepts.
    static let refusedOnPurpose: Set = [
        "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
    ]

    static let cases: [Case] = {
        let environment = ProcessInfo.processInfo.environment["ROLEBOOK_SUITES"].map {
            URL(fileURLWithPath: $0)
        }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = environment ?? root.deletingLastPathComponent().appendingPathComponent("shared/suites")
        let file = folder.appendingPathComponent("json/JSONTestSuite.json")
        guard let data = try? Data(contentsOf: file),
            let cases = try? JSONDecoder().decode([Case].self, from: data)
        else {
            print("suite not found, skipped: \(file.path)")
            return []
        }
        return cases
    }()

    @Test func textsAreAcceptedAndRefusedAsTheSuiteSays() throws {
        for item in Self.cases {
            let bytes = Array(try #require(Data(base64Encoded: item.base64)))
            let value = try? JSONValue(parsing: bytes)
            var reader = JSONReader(bytes)
            let range = try? reader.skip()
            let isSkipped = range != nil && (try? reader.end()) != nil
            #expect((value != nil) == isSkipped, "both readers agree on \(item.name)")
            if item.name.hasPrefix("n_") || Self.refusedOnPurpose.contains(item.name) {
                #expect(value == nil, "\(item.name) must be refused")
            } else if item.name.hasPrefix("y_") {
                #expect(value != nil, "\(item.name) must be accepted")
            }
        }
    }

    @Test func acceptedTextsAreTheirOwnCanonicalFormOnceWritten() throws {
        for item in Self.cases where !item.name.hasPrefix("n_") {
            let bytes = Array(try #require(Data(base64Encoded: item.base64)))
            guard let value = try? JSONValue(parsing: bytes) else { continue }
            let canonical = value.canonical
            #expect(try JSONValue(parsing: canonical).canonical == canonical, "\(item.name)")
        }
    }
}
