import Reports
import Source

extension Invocation {
    /// Writes the built-in files of a theme, all of them or none; none of them may be there already.
    func writeTheme(below estate: String?) throws(Exit) -> Int32 {
        let folder = self["--templates"] ?? "templates"
        let path = estate.map { "\($0)/\(folder)" } ?? folder
        let files = Site.builtInTheme
        do throws(DiskError) {
            if let estate { _ = try Folder.create(estate) }
            let root = try Folder.create(path)
            for file in files where try root.holds(file.name) {
                throw DiskError(.cannotWrite, "openat", "\(path)/\(file.name)", detail: "it is there already")
            }
            var new = NewFiles(root)
            try new.write(files.map { (path: $0.name, bytes: Array($0.text.utf8)) })
        } catch {
            throw Exit(73, "\(visible(error.message)); nothing was written")
        }
        say("Wrote \(files.count) files to '\(visible(path))'.")
        return 0
    }
}
