import Foundation
import Ledger
import Source
import TestSupport

@testable import Compiler

/// Zones from the file of fixtures, so that no test needs the machine's.
let zones: Zones = {
    let text = (try? String(contentsOf: Fixture.url("zones.txt"), encoding: .utf8)) ?? ""
    var files: [String: [UInt8]] = [:]
    for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.count == 3, words[0] == "zone" else { continue }
        files[String(words[1])] = Data(base64Encoded: String(words[2])).map { Array($0) }
    }
    let known = files
    return Zones { known[$0] }
}()

/// 2026-11-21T10:00:00Z, the moment of every run.
let now = Instant(seconds: 1_795_255_200)

/// Files below `config/` with their texts, compiled.
func compiled(_ texts: [String: String], jobs: Int = 1) -> Compilation {
    compiled(texts.map { (name: $0.key, bytes: Array($0.value.utf8)) }, jobs: jobs)
}

func compiled(_ files: [(name: String, bytes: [UInt8])], jobs: Int = 1) -> Compilation {
    let files = files.sorted { $0.name.precedes($1.name) }.map {
        ConfigFile(name: $0.name, path: "config/\($0.name)", content: .text($0.bytes))
    }
    return compile(CompileInput(files: files, now: now, zones: zones, jobs: jobs))
}

func compiled(_ fixture: Fixture) -> Compilation {
    compiled(fixture.files.map { (name: $0.name, bytes: $0.bytes) })
}

extension Compilation {
    /// The findings, each as `file:line:column rule address: message`.
    var findings: [String] {
        diagnostics.map { finding in
            var place = finding.place.file.map { files[Int($0)].path } ?? "-"
            if case .span(let span) = finding.place {
                let start = LineMap(files[Int(span.file)].bytes).position(at: span.start)
                place += ":\(start.line):\(start.column)"
            }
            return "\(place) \(finding.rule) \(finding.address ?? "-"): \(finding.message.english)"
        }
    }

    var rules: [String] { diagnostics.map(\.rule) }
}
