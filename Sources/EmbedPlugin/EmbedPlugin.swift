import Foundation
import PackagePlugin

/// Puts the files in the folders below a target's `Embedded` folder into the program, as the table `Embedded.files`.
@main
struct EmbedPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let files = try folders(below: target.directoryURL.appending(path: "Embedded")).flatMap(files(in:))
        let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) files into \(target.name)",
                executable: try context.tool(named: "EmbedTool").url,
                arguments: [output.path] + files.flatMap { [$0.name, $0.url.path] },
                inputFiles: files.map(\.url),
                outputFiles: [output])
        ]
    }

    private func folders(below root: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
            .filter { !$0.lastPathComponent.hasPrefix(".") }
            .sorted { $0.path < $1.path }
    }

    private func files(in folder: URL) throws -> [(name: String, url: URL)] {
        try folders(below: folder.resolvingSymlinksInPath())
            .map { ("\(folder.lastPathComponent)/\($0.lastPathComponent)", $0) }
    }
}
