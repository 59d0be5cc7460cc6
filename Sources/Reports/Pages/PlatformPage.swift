import Ledger

extension Page {
    /// The help article about a platform.
    static let platform = Page(template: "platform") { input in
        input.snapshot.platforms.map { Place(path: "platforms/\($0.id).html", id: $0.id) }
    } content: { edition, place in
        guard let platform = edition.snapshot.platform(place.id) else { return PageContent(title: place.id) }
        let words = edition.words
        var content = PageContent(title: words("platform.title", platform.name))
        content.crumbs = [(edition.title, "\(place.up)index.html")]
        content.sections = edition.platformSections(platform)
        let organizations = edition.facts.organizations[platform.id] ?? []
        content.values = [
            "name": .text(platform.name),
            "summary": platform.summary.map { .text(edition.text($0)) } ?? .nothing,
            "source": edition.source(platform.file), "isBuiltIn": .flag(platform.file == nil),
            "access": edition.accessTable(of: platform),
            "roles": .list(platform.ranked(.organization).map { edition.roleGuide($0, on: platform) }),
            "policy": edition.texts(edition.policySentences(of: platform)),
            "workspaces": edition.matrix(.workspace, of: platform),
            "levels": edition.matrix(.portal, of: platform),
            "functions": .section(
                "roles", platform.ranked(.vendor).map { edition.roleGuide($0, on: platform) }),
            "options": .section("items", platform.options.map { edition.optionItem($0, on: platform) }),
            "help": platform.help.map { .markup(renderMarkdown(edition.text($0))) } ?? .nothing,
            "organizations": .section(
                "items",
                organizations.map {
                    .object([
                        "href": .text(edition.href(of: $0.id, from: place)), "name": .text($0.name),
                        "status": edition.status(of: $0),
                    ])
                }),
        ]
        return content
    }
}

extension Edition {
    fileprivate func platformSections(_ platform: Snapshot.Platform) -> [PageContent.Section] {
        var sections: [PageContent.Section] = []
        func add(_ id: String, if condition: Bool) {
            if condition { sections.append(.init(id: id, title: words["platform.\(id)"])) }
        }
        add("access", if: !platform.roles(.organization).isEmpty)
        add("roles", if: !platform.roles(.organization).isEmpty)
        add("policy", if: true)
        add("workspaces", if: !platform.roles(.workspace).isEmpty)
        add("levels", if: !platform.roles(.portal).isEmpty)
        add("functions", if: !platform.roles(.vendor).isEmpty)
        add("options", if: !platform.options.isEmpty)
        add("help", if: platform.help != nil)
        add("organizations", if: facts.organizations[platform.id] != nil)
        return sections
    }

    /// The access table, and what *limited* means in each of its cells.
    fileprivate func accessTable(of platform: Snapshot.Platform) -> TemplateValue {
        let table = AccessTable(of: platform)
        guard !table.rows.isEmpty else { return .nothing }
        let name = { (id: String) in roleName(id, on: platform.id) }
        var limits: [TemplateValue] = []
        for row in table.rows {
            let cells = zip(table.areas, row.cells).filter { $0.1 == .limited }
            guard !cells.isEmpty else { continue }
            let items = cells.map { area, _ in
                let deeds = row.role.grants.filter { $0.permission.area == area }.map {
                    words.deed($0, roleName: name)
                }
                return TemplateValue.object([
                    "area": .text(words["area.\(area.rawValue)"]), "deeds": .text(words.list(deeds)),
                ])
            }
            limits.append(.object(["role": .text(name(row.role.id)), "items": .list(items)]))
        }
        let rows = table.rows.map { row in
            TemplateValue.object([
                "name": .text(name(row.role.id)), "href": .text("#\(anchor(row.role))"),
                "summary": row.role.summary.map { .text(text($0)) } ?? .nothing,
                "cells": .list(row.cells.map(accessCell)),
            ])
        }
        let openTo = table.rows.filter { $0.cells.contains { $0 != .none } }.map { name($0.role.id) }
        return .group([
            "openTo": .text(openTo.isEmpty ? "" : words("access.open-to", words.list(openTo))),
            "areas": .list(table.areas.map { .object(["name": .text(words["area.\($0.rawValue)"])]) }),
            "rows": .list(rows), "limits": .list(limits),
        ])
    }

    private func accessCell(_ access: Access) -> TemplateValue {
        .object([
            "isFull": .flag(access == .full), "isLimited": .flag(access == .limited),
            "isNone": .flag(access == .none), "only": .nothing,
        ])
    }

    /// The place of a role on its platform's page.
    func anchor(_ role: Snapshot.Role) -> String { "roles/\(role.id)" }

    /// A role with what it can and cannot do.
    fileprivate func roleGuide(_ role: Snapshot.Role, on platform: Snapshot.Platform) -> TemplateValue {
        let capabilities = Capabilities(of: role, among: platform.roles(role.kind))
        let name = roleName(role.id, on: platform.id)
        let can = capabilities.can.map { grant in
            words.capability(grant, roleName: { roleName($0, on: platform.id) })
        }
        let cannot = capabilities.cannot.map { words["permission.\($0.rawValue).name"] }
        return .group([
            "anchor": .text(anchor(role)), "id": .text(role.id), "name": .text(name),
            "summary": role.summary.map { .text(text($0)) } ?? .nothing,
            "canLead": .text(words("role.can", name)), "cannotLead": .text(words("role.cannot", name)),
            "can": texts(can), "cannot": texts(cannot),
            "isDefault": .flag(platform.policy.defaultRole == role.id),
            "hasWorkspaces": .flag(role.kind == .organization && !platform.roles(.workspace).isEmpty),
        ])
    }

    /// Which role of a kind may do what: permissions by roles.
    fileprivate func matrix(_ kind: Snapshot.Role.Kind, of platform: Snapshot.Platform) -> TemplateValue {
        let roles = platform.ranked(kind)
        guard !roles.isEmpty else { return .nothing }
        let name = { (id: String) in roleName(id, on: platform.id) }
        let held = Set(roles.flatMap { $0.grants.map(\.permission) })
        let rows = Permission.allCases.filter(held.contains).map { permission in
            let cells = roles.map { role in
                let scopes = role.grants.filter { $0.permission.closure.contains(permission) }.map(\.scope)
                var cell: [String: TemplateValue] = [
                    "isFull": .flag(scopes.contains(.everything)),
                    "isLimited": .flag(!scopes.isEmpty && !scopes.contains(.everything)),
                    "isNone": .flag(scopes.isEmpty), "only": .nothing,
                ]
                if case .only(let ids)? = scopes.first { cell["only"] = .text(words.list(ids.map(name))) }
                return TemplateValue.object(cell)
            }
            return TemplateValue.object([
                "name": .text(words["permission.\(permission.rawValue).name"]), "cells": .list(cells),
            ])
        }
        let heads = roles.map { role in
            TemplateValue.object([
                "anchor": .text(anchor(role)), "name": .text(name(role.id)),
                "summary": role.summary.map { .text(text($0)) } ?? .nothing,
            ])
        }
        let id = kind == .workspace ? "workspaces" : "levels"
        return .object([
            "id": .text(id), "caption": .text(words["platform.\(id)"]), "roles": .list(heads),
            "rows": .list(rows),
        ])
    }
}
