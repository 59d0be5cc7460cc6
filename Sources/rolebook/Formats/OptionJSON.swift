import Ledger

/// An option as `show option --format json` prints it: what each platform says of it, and its value in each organization.
func optionJSON(_ id: String, _ snapshot: Snapshot) -> [UInt8] {
    var writer = JSONWriter(capacity: 1024)
    writer.beginObject()
    writer.count("format_version", 1)
    writer.tool()
    writer.member("option", id)
    writer.key("platforms")
    writer.beginArray()
    for platform in snapshot.platforms {
        guard let option = platform.option(id) else { continue }
        writer.element()
        writer.beginObject()
        writer.member("platform", platform.id)
        writer.key("declaration")
        writer.value(option.record)
        writer.key("organizations")
        writer.beginArray()
        for organization in snapshot.organizations where organization.platform == platform.id {
            guard let value = organization.options.first(id: id) else { continue }
            writer.element()
            writer.beginObject()
            writer.member("organization", organization.id)
            writer.key("value")
            writer.value(value.value.json)
            writer.member("origin", value.origin.rawValue)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
    return logSafe(writer.bytes)
}
