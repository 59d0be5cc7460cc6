import Ledger

extension Site {
    /// A digest of the templates, phrases and texts inside the program: with others, pages come out differently.
    package static var fingerprint: String {
        var hash = SHA256()
        for file in Embedded.files {
            file.path.withUTF8Buffer { hash.update($0) }
            file.text.withUTF8Buffer { hash.update($0) }
        }
        return hash.finish().hex
    }
}
