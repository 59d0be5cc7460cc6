import Foundation
import Testing

@testable import Reports

@Suite struct ScratchTests {
    /// Writes the pages to look at them; does nothing unless `ROLEBOOK_SITE` names a folder.
    @Test func pagesCanBeLookedAt() throws {
        guard let folder = ProcessInfo.processInfo.environment["ROLEBOOK_SITE"] else { return }
        for file in try renderSite(Estate.everything, jobs: 2) {
            let url = URL(filePath: folder).appending(path: file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: url)
        }
    }
}
