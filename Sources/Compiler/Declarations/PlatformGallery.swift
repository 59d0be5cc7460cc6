import Ledger
import Source

/// All platforms that there are, the estate's own and those inside the program, each with its YAML.
package func platformGallery(_ input: CompileInput) -> [String: (platform: Snapshot.Platform, text: [UInt8])]
{
    let sources = input.files.map { file -> SourceFile in
        if case .text(let bytes) = file.content { return SourceFile(path: file.path, bytes: bytes) }
        return SourceFile(path: file.path, bytes: [])
    }
    let layout = Layout(input.files)
    var findings: [Diagnostic] = []
    let settings = settings(input, layout, sources, &findings)
    let shelf = platforms(input, layout, sources, settings, &findings)
    let own = Dictionary(layout.platforms.map { ($0.id, sources[$0.file].bytes) }) { first, _ in first }
    var gallery: [String: (platform: Snapshot.Platform, text: [UInt8])] = [:]
    for id in shelf.ids {
        guard let platform = shelf[id] else { continue }
        let text = own[id] ?? PlatformShelf.readBuiltIn(id).source?.bytes ?? []
        gallery[id] = (platform.value, text)
    }
    return gallery
}
