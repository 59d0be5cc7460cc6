import Foundation
import Testing

/// The built program, run as anybody would run it.
struct Program {
    struct Result {
        var code: Int32
        var output: String
        var errors: String
    }

    /// Next to the bundle of these tests.
    static let path: String = {
        let named = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
        let bundle = URL(filePath: named ?? CommandLine.arguments[0])
        return bundle.resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "rolebook").path
    }()

    /// What every run finds, whoever runs the tests.
    static let environment = [
        "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": "/tmp",
    ]

    let folder: String
    var environment = Program.environment

    /// Runs a line of the shell in which `rolebook` is the program.
    func shell(_ line: String) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", "rolebook() { \"$ROLEBOOK\" \"$@\"; }; \(line)"]
        process.environment = environment.merging(["ROLEBOOK": Self.path]) { own, _ in own }
        process.currentDirectoryURL = URL(filePath: folder)
        let scratch = FileManager.default.temporaryDirectory.appending(path: "rolebook-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let streams = try ["output", "errors"].map { name in
            let url = scratch.appending(path: name)
            try Data().write(to: url)
            return (url: url, handle: try FileHandle(forWritingTo: url))
        }
        process.standardOutput = streams[0].handle
        process.standardError = streams[1].handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let texts = try streams.map { String(decoding: try Data(contentsOf: $0.url), as: UTF8.self) }
        return Result(code: process.terminationStatus, output: texts[0], errors: texts[1])
    }
}

extension OutputFolder {
    /// Runs the program in this folder, at a fixed time.
    func rolebook(_ arguments: String, now: String = "2026-11-21T10:00:00Z") throws -> Program.Result {
        try Program(folder: path).shell("rolebook --now \(now) \(arguments)")
    }
}
