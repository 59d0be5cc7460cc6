import Glibc

/// A file of the site, by its path below it.
typealias SitePage = (name: String, bytes: [UInt8])

/// The way from the pages that are there to those that are wanted. The stamp goes before the first page changes,
/// and comes back when all of them have reached the disk: whatever interrupts this, a kill or a power cut, no stamp
/// ever vouches for a page that is not what it should be, and the next run makes it again.
struct SitePublication {
    private let root: Folder
    private let site: Folder
    private let workroom: Workroom
    private var change = SiteChange()
    /// Written or found the same, and not synced yet.
    private var open: [OpenFile] = []

    init(root: Folder, site: Folder, workroom: Workroom) {
        self.root = root
        self.site = site
        self.workroom = workroom
    }

    mutating func run(
        _ pages: [SitePage], keeping kept: [String], _ stamp: SitePage
    ) throws(DiskError) -> SiteChange {
        let wanted = SitePages(pages.map(\.name) + kept)
        // What else stands under its name is stale, and goes with the others.
        if let status = try site.status(stamp.name), status.st_mode & S_IFMT != S_IFDIR {
            try site.remove(stamp.name)
        }
        try site.sync()
        change.unchanged = kept.count
        change.removed = try removeStale(site, below: "", keeping: wanted)
        var last: (path: String, folder: Folder) = ("", site)
        for page in pages {
            let cut = page.name.utf8.lastIndex(of: UInt8(ascii: "/"))
            let path = cut.map { String(page.name[..<$0]) } ?? ""
            if path != last.path { last = (path, try site.makeParent(of: page.name).folder) }
            let leaf = cut.map { String(page.name[$0...].dropFirst()) } ?? page.name
            try bring(leaf, page.bytes, in: last.folder)
        }
        try settle(wanted)
        let draft = try draft(stamp.bytes)
        try draft.sync()
        try workroom.folder.rename(Workroom.page, to: site, stamp.name)
        return change
    }

    private mutating func bring(
        _ leaf: String, _ bytes: [UInt8], in folder: Folder
    ) throws(DiskError) {
        if let file = same(leaf, bytes, in: folder) {
            open.append(file)
            change.unchanged += 1
        } else {
            open.append(try replace(leaf, bytes, in: folder))
            change.written += 1
        }
        if open.count == Staging.batch { try syncAll() }
    }

    /// Makes the pages last, then their names.
    private mutating func settle(_ wanted: SitePages) throws(DiskError) {
        try syncAll()
        for path in wanted.folders.sorted(by: >) { try site.folder(at: path)?.sync() }
        try site.sync()
        try root.sync()
    }

    private mutating func syncAll() throws(DiskError) {
        for file in open { try file.sync() }
        open.removeAll(keepingCapacity: true)
    }

    private func replace(
        _ leaf: String, _ bytes: [UInt8], in folder: Folder
    ) throws(DiskError) -> OpenFile {
        let draft = try draft(bytes)
        draft.startWriteback()
        try workroom.folder.rename(Workroom.page, to: folder, leaf)
        return draft
    }

    private func draft(_ bytes: [UInt8]) throws(DiskError) -> OpenFile {
        let file = try workroom.folder.writableFile(Workroom.page, O_WRONLY | O_CREAT | O_TRUNC)
        try file.write(bytes)
        return file
    }

    /// The file where it holds these bytes: reading and comparing costs a fifth of writing. Whatever is no file that
    /// can be read is not the same.
    private func same(_ leaf: String, _ bytes: [UInt8], in folder: Folder) -> OpenFile? {
        guard let file = try? folder.file(leaf), (try? file.regularLength()) == bytes.count,
            (try? file.read(at: 0, count: bytes.count + 1)) == bytes
        else { return nil }
        return file
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
