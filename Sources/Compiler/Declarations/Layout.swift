import Source

/// One file below `config/`, as it could be read.
package struct ConfigFile: Sendable {
    /// What could be had of a file.
    package enum Content: Sendable {
        case text([UInt8])
        /// Why it could not be read, and the rule that says so.
        case unreadable(rule: String, Message)
    }

    /// Below `config/`, with `/`.
    package var name: String
    /// As people see it, relative to the working directory.
    package var path: String
    package var content: Content

    package init(name: String, path: String, content: Content) {
        self.name = name
        self.path = path
        self.content = content
    }

    /// Its text; none where it could not be read.
    var source: SourceFile {
        if case .text(let bytes) = content { return SourceFile(path: path, bytes: bytes) }
        return SourceFile(path: path, bytes: [])
    }
}

/// What each file of the estate is for, by its name (1-language, section 1).
package struct Layout {
    /// The folders of the language.
    static let folders = ["people", "platforms", "organizations", "assertions", "reviews"]

    /// Whether files of the language may lie below something of this name.
    package static func isFolder(_ name: String) -> Bool {
        let parts = name.split(separator: "/").map(String.init)
        switch parts.count {
        case 1: return folders.contains(name)
        case 2: return parts[0] == "organizations" && identifierFault(parts[1]) == nil
        default: return false
        }
    }

    var settings: [Int] = []
    var people: [Int] = []
    /// In byte order of id.
    var platforms: [(id: String, file: Int)] = []
    /// In byte order of id; files in byte order of path.
    var organizations: [(id: String, files: [Int])] = []
    /// By the file's name without its ending.
    var assertions: [(name: String, file: Int)] = []
    /// In byte order of id.
    var reviews: [(id: String, file: Int)] = []
    var unknown: [Int] = []
    /// What stands where a folder should, and cannot be read.
    var unreadFolders: [Int] = []
    /// Whether some platform may be declared where nobody could read it.
    var hasUnreadPlatforms = false
    /// A second file or folder of the same id, and the address of both.
    var repeated: [(file: Int, first: Int, id: String, address: String)] = []
    /// Ids that break the rule for ids.
    var misnamed: [(file: Int, id: String, fault: Message)] = []

    init(_ files: [ConfigFile]) {
        var single: [String: Int] = [:]
        var foldered: [String: [Int]] = [:]
        var platformFiles: [String: Int] = [:]
        var reviewFiles: [String: Int] = [:]
        for (index, file) in files.enumerated() {
            let parts = file.name.split(separator: "/").map(String.init)
            guard let stem = parts.last.flatMap(yamlStem) else {
                takeOther(file, index, &foldered)
                continue
            }
            switch (parts.count, parts[0]) {
            case (1, _) where stem == "rolebook": settings.append(index)
            case (1, _) where stem == "people": people.append(index)
            case (2, "people"): people.append(index)
            case (2, "platforms"): claim(stem, parts[0], index, &platformFiles)
            case (2, "organizations"): claim(stem, parts[0], index, &single)
            case (3, "organizations"): foldered[parts[1], default: []].append(index)
            case (2, "assertions"): assertions.append((stem, index))
            case (2, "reviews"): claim(stem, parts[0], index, &reviewFiles)
            default: unknown.append(index)
            }
        }
        for index in settings.dropFirst() { repeated.append((index, settings[0], "rolebook", "settings")) }
        platforms = platformFiles.sorted { $0.key.precedes($1.key) }.map { (id: $0.key, file: $0.value) }
        reviews = reviewFiles.sorted { $0.key.precedes($1.key) }.map { (id: $0.key, file: $0.value) }
        join(single, foldered)
    }

    /// What is no YAML: something that nothing reads, unless it stands for a folder that could not be read.
    private mutating func takeOther(_ file: ConfigFile, _ index: Int, _ foldered: inout [String: [Int]]) {
        guard case .unreadable = file.content, Layout.isFolder(file.name) else {
            unknown.append(index)
            return
        }
        unreadFolders.append(index)
        let parts = file.name.split(separator: "/").map(String.init)
        if parts == ["people"] { people.append(index) }
        if parts == ["platforms"] { hasUnreadPlatforms = true }
        if parts.count == 2 { foldered[parts[1], default: []].append(index) }
    }

    private mutating func claim(_ id: String, _ folder: String, _ index: Int, _ files: inout [String: Int]) {
        if let fault = identifierFault(id) {
            misnamed.append((index, id, fault))
        } else if let first = files[id] {
            repeated.append((index, first, id, "\(folder)/\(id)"))
        } else {
            files[id] = index
        }
    }

    private mutating func join(_ single: [String: Int], _ foldered: [String: [Int]]) {
        var files = single.mapValues { [$0] }
        for (id, indices) in foldered {
            if let fault = identifierFault(id) {
                misnamed += indices.prefix(1).map { ($0, id, fault) }
            } else if let first = single[id] {
                repeated += indices.prefix(1).map { ($0, first, id, "organizations/\(id)") }
            } else {
                files[id] = indices
            }
        }
        organizations = files.sorted { $0.key.precedes($1.key) }.map { (id: $0.key, files: $0.value) }
    }
}

/// The name without `.yaml` or `.yml`; `nil` where it ends in something else.
private func yamlStem(_ name: String) -> String? {
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) && name.utf8.count > ending.utf8.count {
        return String(name.dropLast(ending.count))
    }
    return nil
}
