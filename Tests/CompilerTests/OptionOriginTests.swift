import Ledger
import Testing

@testable import Compiler

/// Which value an option has, and where it comes from.
struct OptionOriginTests {
    private func estate(
        _ options: String, head: String = "", platform: String = "autotask", desk: String? = nil,
        till: String? = nil
    ) -> [String: String] {
        var files = [
            "rolebook.yaml": "rolebook: 1\ntime_zone: Europe/Dublin\n",
            "organizations/acme.yaml":
                "organization: {name: Acme, platform: \(platform)\(head)}\noptions:\n\(options)",
        ]
        files["platforms/desk.yaml"] = desk
        files["platforms/till.yaml"] = till
        return files
    }

    private func value(_ id: String, in files: [String: String]) throws -> String {
        let option = try #require(try organization(files).options.first { $0.id == id })
        return "\(option.value.written) \(option.origin.rawValue)"
    }

    @Test(arguments: [
        ("portal.two-factor", "  portal: {two-factor: not-required}\n", "not-required declared"),
        ("portal.two-factor", "  portal: {two-factor: all-users}\n", "all-users declared"),
        ("portal.two-factor", "  portal: {}\n", "all-users default"),
        (
            "portal.request-types", "  portal: {request-types: [problem, incident]}\n",
            "[incident, problem] declared"
        ),
        ("portal.request-types", "  portal: {}\n", "all default"),
        ("portal.enabled", "  portal: {enabled: false}\n", "false declared"),
        ("portal.enabled", "  taskfire: {enabled: true}\n", "true locked"),
        ("portal.enabled", "  portal: {enabled: true}\n  taskfire: {enabled: true}\n", "true locked"),
        ("portal.enabled", "  taskfire: {enabled: false}\n", "true default"),
        ("taskfire.enabled", "  portal: {enabled: true}\n", "false default"),
        ("portal.early-access.first-experience", "  portal: {}\n", "legacy default"),
    ])
    func ofAClientOfAutotask(_ id: String, _ options: String, _ value: String) throws {
        #expect(try self.value(id, in: estate(options)) == value)
    }

    @Test func theFirstExperienceIsLocked() throws {
        let desk = """
            platform: {name: Desk, extends: autotask}
            options: {portal.early-access.activated: {default: true}}
            """
        let block = "  portal: {early-access: {enabled: true, block-legacy: true}}\n"
        let files = estate(block, platform: "desk", desk: desk)
        #expect(try value("portal.early-access.first-experience", in: files) == "early-access locked")
        let open = estate("  portal: {early-access: {enabled: true}}\n", platform: "desk", desk: desk)
        #expect(try value("portal.early-access.first-experience", in: open) == "legacy default")
        let ids = try organization(files).options.map(\.id)
        #expect(!ids.contains("portal.early-access.activated"), "the platform's own has no place here")
    }

    /// The organization's zone in North America, else the estate's.
    @Test(arguments: [
        (", country: US, time_zone: America/New_York", "America/New_York derived"),
        (", country: CA, time_zone: America/St_Johns", "America/St_Johns derived"),
        (", country: MX, time_zone: America/Havana", "America/Havana derived"),
        (", country: US", "Europe/Dublin derived"),
        (", country: DE, time_zone: Europe/Berlin", "Europe/Dublin derived"),
        (", country: BR, time_zone: America/Sao_Paulo", "Europe/Dublin derived"),
        (", time_zone: America/New_York", "Europe/Dublin derived"),
    ])
    func theZoneIsDerived(_ head: String, _ zone: String) throws {
        #expect(try value("portal.time-zone", in: estate("  portal: {}\n", head: head)) == zone)
        let declared = estate("  portal: {time-zone: Asia/Kolkata}\n", head: head)
        #expect(try value("portal.time-zone", in: declared) == "Asia/Kolkata declared")
    }

    @Test func theZoneIsThePlatforms() throws {
        let desk = """
            platform: {name: Desk, extends: autotask}
            options: {portal.time-zone: {default: Asia/Kolkata}}
            """
        let files = estate(
            "  portal: {}\n", head: ", country: US, time_zone: America/New_York", platform: "desk", desk: desk
        )
        #expect(try value("portal.time-zone", in: files) == "Asia/Kolkata platform")
    }

    /// Whose default it is: that of the built-in one, or of a file of the estate, its own or one that it extends.
    @Test(arguments: [
        ("portal.two-factor", "taskfire-users platform"), ("portal.show-time", "none platform"),
        ("portal.documents", "true default"), ("portal.notifications", "false platform"),
        ("colour", "red platform"),
    ])
    func aDefaultOfTheEstate(_ id: String, _ value: String) throws {
        let desk = """
            platform: {name: Desk, extends: autotask}
            options:
              portal.two-factor: {default: taskfire-users}
              portal.show-time: {default: none}
              portal.documents: {name: Papers}
              colour: {type: text, default: red}
            """
        let till = """
            platform: {name: Till, extends: desk}
            options: {portal.notifications: {default: false}, portal.show-time: {name: Time}}
            """
        let files = estate("  portal: {}\n", platform: "till", desk: desk, till: till)
        #expect(try self.value(id, in: files) == value)
    }

    @Test func anOptionWithoutADefaultHasNoValue() throws {
        let desk = "platform: {name: Desk}\noptions: {label: {type: text}, page: {type: url}}\n"
        let files = estate("  label: Hello\n", platform: "desk", desk: desk)
        #expect(try organization(files).options.map(\.id) == ["label"])
    }

    /// However long the chain of locks is.
    @Test func locksFollowOneAnother() throws {
        var desk = "platform: {name: Desk}\noptions:\n  o-2000: {type: boolean, default: false}\n"
        for index in 1000..<2000 {
            let lock = "locked: {when: {o-\(index + 1): true}, to: true}"
            desk += "  o-\(index): {type: boolean, default: false, \(lock)}\n"
        }
        let on = estate("  o-2000: true\n", platform: "desk", desk: desk)
        #expect(try value("o-1000", in: on) == "true locked")
        let off = estate("  o-2000: false\n", platform: "desk", desk: desk)
        #expect(try value("o-1000", in: off) == "false platform")
    }
}
