import Glibc

/// What became of the pages.
struct SiteChange: Hashable, Sendable {
    var written = 0
    var unchanged = 0
    var removed = 0
}

extension LockedOutput {
    /// Brings `out/site` to exactly these pages and those that stay, given by their paths below it. They are derived from the state, so
    /// each is replaced whole, but nothing is synced: what a power cut takes, `render` makes again.
    /// Hidden files stay, so that the folder may be a work tree of git.
    ///
    /// - Parameter kept: pages that are there, and need not be looked at.
    func publishSite(
        _ pages: [(name: String, bytes: [UInt8])], keeping kept: [String] = []
    ) throws(DiskError) -> SiteChange {
        do throws(DiskError) {
            let site = try root.makeFolder("site")
            var change = SiteChange()
            change.removed = try removeStale(site, below: "", keeping: SitePages(pages.map(\.name) + kept))
            change.unchanged = kept.count
            var last: (path: String, folder: Folder) = ("", site)
            for page in pages {
                let cut = page.name.utf8.lastIndex(of: UInt8(ascii: "/"))
                let path = cut.map { String(page.name[..<$0]) } ?? ""
                let leaf = cut.map { String(page.name[page.name.utf8.index(after: $0)...]) } ?? page.name
                if path != last.path { last = (path, try site.makeParent(of: page.name).folder) }
                if try isSame(last.folder, leaf, page.bytes) {
                    change.unchanged += 1
                } else {
                    try replace(last.folder, leaf, page.bytes)
                    change.written += 1
                }
            }
            return change
        } catch {
            try? workroom.sweep()
            throw error.kind == .unreadable ? error.meaning(.cannotWrite) : error
        }
    }

    /// The files of the site as it is.
    func sitePages() throws(DiskError) -> Set<String> {
        var pages: Set<String> = []
        if let site = try root.folder("site") { try Self.list(site, below: "", into: &pages) }
        return pages
    }

    private static func list(
        _ folder: Folder, below prefix: String, into pages: inout Set<String>
    ) throws(DiskError) {
        for entry in try folder.entries() where !entry.isHidden {
            guard let name = entry.text else { continue }
            if entry.kind == .folder, let inner = try folder.folder(name) {
                try list(inner, below: "\(prefix)\(name)/", into: &pages)
            } else if entry.kind == .file {
                pages.insert(prefix + name)
            }
        }
    }

    private func replace(_ folder: Folder, _ leaf: String, _ bytes: [UInt8]) throws(DiskError) {
        let draft = try workroom.folder.writableFile(Workroom.page, O_WRONLY | O_CREAT | O_TRUNC)
        try draft.write(bytes)
        try workroom.folder.rename(Workroom.page, to: folder, leaf)
    }

    /// Reading and comparing costs a fifth of writing. Whatever is no file that can be read is not the same.
    private func isSame(_ folder: Folder, _ leaf: String, _ bytes: [UInt8]) throws(DiskError) -> Bool {
        guard let file = try? folder.file(leaf), (try? file.regularLength()) == bytes.count
        else { return false }
        return try file.read(at: 0, count: bytes.count + 1) == bytes
    }

    private func removeStale(
        _ folder: Folder, below prefix: String, keeping pages: SitePages
    ) throws(DiskError) -> Int {
        var removed = 0
        for entry in try folder.entries() where !entry.isHidden {
            guard let name = entry.text else { continue }
            let path = prefix + name
            if entry.kind == .folder {
                guard let inner = try folder.folder(name) else { continue }
                removed += try removeStale(inner, below: path + "/", keeping: pages)
                if !pages.folders.contains(path) { try folder.removeEmptyFolder(name) }
            } else if !pages.names.contains(path) {
                try folder.remove(name)
                removed += 1
            }
        }
        return removed
    }
}

/// The names that stay.
private struct SitePages {
    let names: Set<String>
    /// Every folder on the way to one of them.
    let folders: Set<String>

    init(_ names: [String]) {
        self.names = Set(names)
        var folders: Set<String> = []
        for name in names {
            var path = Substring(name)
            while let cut = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
                path = path[..<cut]
                guard folders.insert(String(path)).inserted else { break }
            }
        }
        self.folders = folders
    }
}
