import Ledger

/// What a site was made from: the whole, and each organization's pages by themselves.
struct SiteStamp {
    /// The file of the site that holds it.
    static let name = "version.txt"

    /// The line that is another one when anything is.
    let first: String
    /// By organization.
    let imprints: [String: String]

    init(first: String, imprints: [String: String]) {
        self.first = first
        self.imprints = imprints
    }

    /// Lines that do not read are as good as missing: what they spoke of is rendered again.
    init(_ bytes: [UInt8]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
        first = lines.popFirst().map { String(decoding: $0, as: UTF8.self) } ?? ""
        var imprints: [String: String] = [:]
        for line in lines {
            let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            if words.count == 2 { imprints[words[0]] = words[1] }
        }
        self.imprints = imprints
    }

    var bytes: [UInt8] {
        let sorted = imprints.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Array(([first] + sorted.map { "\($0.key) \($0.value)" }).joined(separator: "\n").utf8) + [
            UInt8(ascii: "\n")
        ]
    }
}
