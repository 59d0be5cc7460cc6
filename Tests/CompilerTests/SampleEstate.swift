/// An estate with something of everything, without an error.
enum SampleEstate {
    static let files: [String: String] = [
        "rolebook.yaml": settings, "people.yaml": people, "people/more.yml": morePeople,
        "platforms/desk.yaml": desk, "platforms/till.yaml": till, "organizations/acme.yaml": acme,
        "organizations/beta/1-head.yaml": betaHead, "organizations/beta/2-users.yaml": betaUsers,
        "organizations/corp.yaml": corp, "organizations/dune.yml": dune,
        "assertions/acme.yaml": assertions, "reviews/2026-q4.yaml": review, "reviews/2026-q3.yml": applied,
    ]

    private static let settings = """
        rolebook: 1
        title: {en: Access, de: Zugriff}
        locales: [en, de]
        time_zone: Europe/Berlin
        operators: [root@vendor.example, ops@vendor.example]
        expiry_notice: 2 weeks
        source_url: "https://forge.example/{file}"
        rules:
          users/few-administrators: note
        waivers:
          - rule: users/pending
            address: organizations/acme/users/fay@acme.example
            until: 2027-01-31
            reason: Holiday
        """

    private static let people = """
        people:
          sam@vendor.example: {name: Sam, user_id: sam, functions: [account-manager], support_user: true}
          pat@vendor.example: {name: Pat, team: support, two_factor: true}
        """

    private static let morePeople = """
        people:
          kim@vendor.example: {name: Kim, partner: true, functions: [helper]}
        """

    private static let desk = """
        platform: {name: Desk}
        roles:
          organization:
            admin: {name: Admin, permissions: [organization.manage, users.manage]}
            clerk: {name: {en: Clerk, de: Schreiber}, permissions: [{users.add: [clerk]}]}
          workspace:
            owner: {name: Owner, permissions: [workspaces.manage]}
          vendor:
            helper: {name: Helper}
        options:
          mode: {type: choice, choices: {fast: Fast, slow: Slow}, default: slow}
          shown: {type: boolean, default: true, requires: {mode: fast}}
        policy:
          administrators: {role: admin, minimum: 1}
          default_role: clerk
          maximum_depth: 3
          role_limits: {admin: 5}
        """

    private static let till = """
        platform: {extends: desk, remove: [options.shown]}
        policy: {roles_per_user: many}
        """

    private static let acme = """
        organization:
          name: Acme
          platform: respond-io
          country: DE
          email_domains: [acme.example]
          workspace_limit: 5
        workspaces:
          sales: {name: Sales}
          care: {name: Care}
        users:
          ada@acme.example: {name: Ada, role: admin, workspaces: {sales: owner, care: [agent, manager]}}
          bob@acme.example: {name: Bob, role: admin, workspaces: {care: owner}}
          eve@acme.example: {name: Eve, workspaces: {sales: agent}, replaces: eva@acme.example}
          fay@acme.example: {name: Fay, status: pending, observed: {assigned_contacts: 3}}
        """

    private static let betaHead = """
        organization: {name: Beta, platform: till, parent: corp}
        workspaces:
          main: {name: Main}
        """

    private static let betaUsers = """
        users:
          una@beta.example: {name: Una, roles: [admin, clerk], workspaces: {main: owner}}
        """

    private static let corp = """
        organization: {name: Corp, platform: desk}
        workspaces: {}
        users:
          zoe@corp.example: {name: Zoe, role: admin}
        """

    private static let dune = """
        organization: {name: Dune, platform: autotask, status: inactive, classification: billing}
        """

    private static let assertions = """
        assertions:
          - name: clerks add nobody
            person: eve@acme.example
            organization: acme
            workspace: sales
            can: [content.view]
            cannot: [users.manage, users.add: [admin]]
          - permission: organization.delete
            organization: acme
            who: [ada@acme.example, bob@acme.example]
        """

    private static let review = """
        review:
          due: 2026-12-15
          serial: 3
          digest: "0123"
          applied: false
          rows:
            - reviewer: ada@acme.example
              organization: acme
              person: bob@acme.example
              access: role admin
              since: 2026-11-21T10:00:00Z
            - {reviewer: bob@acme.example, organization: acme, person: ada@acme.example, access: workspace care agent}
        """

    private static let applied = """
        review:
          due: 2026-09-15T00:00:00+02:00
          applied: true
          rows:
            - reviewer: zoe@corp.example
              organization: acme
              person: eve@acme.example
              access: role admin
              decision: revoke
              reason: Works on something else
            - reviewer: zoe@corp.example
              organization: east
              person: support
              access: support access
        """
}
