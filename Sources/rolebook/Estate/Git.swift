import Foundation

/// Git's `user.email` in the working directory, where git and a value are there.
func gitEmail() -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "config", "user.email"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let email = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(String.init)
    return email.flatMap(lowerCased)
}
