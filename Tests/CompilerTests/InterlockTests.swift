import Testing

@testable import Compiler

/// The interlocks of Autotask between portal, Taskfire and contacts, each way that they can be set.
struct InterlockTests {
    private func rules(_ portal: Bool?, _ taskfire: Bool?, _ level: String, _ isActive: Bool) -> [String] {
        var options = ""
        if let portal { options += "  portal: {enabled: \(portal)}\n" }
        if let taskfire { options += "  taskfire: {enabled: \(taskfire)}\n" }
        let status = isActive ? "active" : "inactive"
        let head = "organization: {name: Acme, platform: autotask, status: \(status)}\n"
        let contacts = "contacts:\n  kim@acme.example: {name: Kim, portal: true, level: \(level)}\n"
        return compiled([
            "rolebook.yaml": "rolebook: 1\noperators: [root@vendor.example]\n",
            "organizations/acme.yaml": head + contacts + (options.isEmpty ? "" : "options:\n" + options),
        ]).rules.sorted()
    }

    @Test(arguments: [true, false, nil], [true, false, nil])
    func eachWay(_ portal: Bool?, _ taskfire: Bool?) {
        for level in ["basic", "taskfire-resource"] {
            for isActive in [true, false] {
                let hasTaskfire = taskfire == true
                let isOpen = hasTaskfire || portal != false
                var wanted: [String] = []
                if hasTaskfire, portal == false { wanted.append("options/locked") }
                if !isOpen || !isActive { wanted.append("contacts/portal-closed") }
                if !hasTaskfire, level != "basic" { wanted.append("contacts/level-unavailable") }
                if hasTaskfire, level == "basic", isActive { wanted.append("contacts/level-unused") }
                #expect(rules(portal, taskfire, level, isActive) == wanted.sorted())
            }
        }
    }
}
