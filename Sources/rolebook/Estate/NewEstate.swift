import Compiler

/// What `rolebook init` writes.
struct NewEstate {
    typealias File = (path: String, text: String, purpose: String)

    /// Stands where no operator is known.
    static let nobody = "you@vendor.example"

    /// A built-in platform.
    let platform: String
    /// The id of the first organization.
    let organization: String
    let name: String
    let operatorEmail: String
    let operatorName: String
    let config: String
    let out: String

    /// The platforms for which there is a first organization.
    static var platforms: [String] {
        Embedded.files.map(\.path.description).filter { $0.hasPrefix("organizations/") }
            .map { String($0.dropFirst("organizations/".count).prefix { $0 != "." }) }
    }

    /// The files that must not be there yet, with what each is for.
    var files: [File] {
        [
            ("\(config)/rolebook.yaml", text("estate/settings.yaml"), "the settings"),
            ("\(config)/people.yaml", text("estate/people.yaml"), "your own people"),
            (
                "\(config)/organizations/\(organization).yaml",
                text("organizations/\(platform).yaml"), "the first organization"
            ),
            (
                "\(out)/.gitignore", text("estate/gitignore"),
                "keeps pages out of git"
            ),
            (".github/workflows/rolebook.yml", text("estate/workflow.yml"), "checks each pull request"),
        ] + schemas
    }

    /// What editors are told of the files, as their first lines say.
    private var schemas: [File] {
        [SchemaKind.settings, .people, .organization].map { kind in
            let text = String(decoding: jsonSchema(of: kind), as: UTF8.self)
            return ("\(config)/.schema/\(kind.rawValue).json", text, "tells editors what may stand there")
        }
    }

    /// Another tool's file, which an existing repository may have.
    var preCommit: File {
        (".pre-commit-config.yaml", text("estate/pre-commit.yaml"), "checks each commit")
    }

    /// Whether the first organization begins with this user.
    func hasUser(_ email: String) -> Bool { text("organizations/\(platform).yaml").contains("  \(email):") }

    private func text(_ template: String) -> String {
        let values = [
            ("title", yamlText("\(name) access")), ("name", yamlText(name)), ("operator", operatorEmail),
            ("operator-name", yamlText(operatorName)), ("config", config), ("out", out), ("options", options),
        ]
        return values.reduce(Embedded.text(template)) { text, value in
            text.replacing("%\(value.0)%", with: value.1)
        }
    }

    /// What the program must be told where the folders have names of their own.
    var options: String {
        (config == "config" ? "" : " --config \(config)") + (out == "out" ? "" : " --out \(out)")
    }
}

extension Embedded {
    static func text(_ path: String) -> String {
        guard let file = files.first(where: { $0.path.description == path }) else {
            preconditionFailure("\(path) is not in the program")
        }
        return file.text.description
    }
}
