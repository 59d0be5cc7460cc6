/// What became of the pages.
struct SiteChange: Hashable, Sendable {
    var written = 0
    var unchanged = 0
    var removed = 0
}

extension LockedOutput {
    /// Brings `out/site` to exactly these pages and those that stay, given by their paths below it. Hidden files
    /// stay too, so that the folder may be a work tree of git.
    ///
    /// - Parameters:
    ///   - kept: pages that are there, and need not be looked at.
    ///   - stamp: a page that vouches for all others: while it stands, they last.
    func publishSite(
        _ pages: [SitePage], keeping kept: [String] = [], stamp: SitePage
    ) throws(DiskError) -> SiteChange {
        do throws(DiskError) {
            let site = try root.makeFolder("site")
            var publication = SitePublication(root: root, site: site, workroom: workroom)
            return try publication.run(pages, keeping: kept, stamp)
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
}
