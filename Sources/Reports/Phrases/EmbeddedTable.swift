import Ledger

/// The members of a JSON file that the program carries, in their order; none where there is no such file.
func embeddedTable(_ path: String) -> [(key: String, value: JSONValue)] {
    guard let file = Embedded.files.first(where: { $0.path.description == path }),
        let json = try? JSONValue(parsing: file.text.withUTF8Buffer { Array($0) })
    else { return [] }
    return (json.object ?? []).map { ($0.key, $0.value) }
}
