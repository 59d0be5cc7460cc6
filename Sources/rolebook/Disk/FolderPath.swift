extension Folder {
    /// The folder at a path below this one, or nothing.
    func folder(at path: String) throws(DiskError) -> Folder? {
        try folder(of: Folder.parts(of: path)[...])
    }

    /// The folder that holds a file given by its path below this one, and the last part of the path.
    func parent(of name: String) throws(DiskError) -> (folder: Folder, leaf: String)? {
        let parts = Folder.parts(of: name)
        return try folder(of: parts.dropLast()).map { ($0, parts.last ?? name) }
    }

    /// The same, with the folders on the way made where they are missing. All of them, this one included, are
    /// shown to `visit`: they are what must be synced for the file to last.
    func makeParent(
        of name: String, visit: (Folder) -> Void = { _ in }
    ) throws(DiskError) -> (folder: Folder, leaf: String) {
        let parts = Folder.parts(of: name)
        var folder = self
        visit(folder)
        for part in parts.dropLast() {
            folder = try folder.makeFolder(part)
            visit(folder)
        }
        return (folder, parts.last ?? name)
    }

    private func folder(of parts: ArraySlice<String>) throws(DiskError) -> Folder? {
        var folder = self
        for part in parts {
            guard let inner = try folder.folder(part) else { return nil }
            folder = inner
        }
        return folder
    }

    private static func parts(of name: String) -> [String] {
        name.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    }
}
