extension Replay {
    /// The replayed organizations, one entity a line.
    package func json(at moment: Instant) -> [UInt8] {
        var writer = JSONWriter(capacity: 4096)
        writer.raw("{\n\"at\":")
        moment.write(to: &writer)
        writer.raw(",\n\"organizations\":{")
        for (index, id) in organizations.keys.sorted(by: { $0.precedes($1) })
            .enumerated()
        {
            guard let organization = organizations[id] else { continue }
            writer.raw(index == 0 ? "\n" : ",\n")
            writer.string(id)
            writer.raw(":{\n")
            organization.write(to: &writer)
            writer.raw("\n}")
        }
        writer.raw(organizations.isEmpty ? "}\n}\n" : "\n}\n}\n")
        return writer.bytes
    }
}

extension Replay.Organization {
    fileprivate func write(to writer: inout JSONWriter) {
        section("contacts", contacts, &writer)
        section("options", options, &writer)
        writer.raw("\"organization\":")
        writer.value(head)
        writer.raw(",\n\"support_access\":")
        writer.value(supportAccess ?? .null)
        writer.raw(",\n")
        section("support_users", supportUsers, &writer)
        section("users", users, &writer)
        section("workspaces", workspaces, &writer, isLast: true)
    }

    private func section(
        _ name: StaticString, _ entities: [String: JSONValue], _ writer: inout JSONWriter,
        isLast: Bool = false
    ) {
        writer.raw("\"")
        writer.raw(name)
        writer.raw("\":{")
        let ids = entities.keys.sorted { $0.precedes($1) }
        for (index, id) in ids.enumerated() {
            writer.raw(index == 0 ? "\n" : ",\n")
            writer.string(id)
            writer.raw(":")
            writer.value(entities[id] ?? .null)
        }
        writer.raw(entities.isEmpty ? "}" : "\n}")
        if !isLast { writer.raw(",\n") }
    }
}
