// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

func room(_ name: String, _ dependencies: [Target.Dependency], embeds: Bool = false) -> Target {
    .target(
        name: name, dependencies: dependencies,
        exclude: embeds ? ["Embedded"] : [],
        swiftSettings: strict, plugins: embeds ? [.plugin(name: "EmbedPlugin")] : [])
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let package = Package(
    name: "rolebook",
    products: [.executable(name: "rolebook", targets: ["rolebook"])],
    targets: [
        .systemLibrary(name: "CYAML"),
        room("Source", []),
        room("YAML", ["CYAML", "Source"]),
        room("Ledger", []),
        room("Compiler", ["Source", "YAML", "Ledger"], embeds: true),
        room("Authority", ["Source", "Ledger"]),
        room("Reports", ["Source", "Ledger"], embeds: true),
        .executableTarget(
            name: "rolebook", dependencies: ["Source", "Ledger", "Compiler", "Authority", "Reports"],
            exclude: ["Embedded"], swiftSettings: strict, plugins: [.plugin(name: "EmbedPlugin")]),

        .executableTarget(name: "EmbedTool", swiftSettings: [.treatAllWarnings(as: .error)]),
        .plugin(
            name: "EmbedPlugin", capability: .buildTool, dependencies: ["EmbedTool"],
            path: "Sources/EmbedPlugin"),

        .target(
            name: "TestSupport", dependencies: ["Source"], path: "Tests/TestSupport", swiftSettings: strict),
        tests("YAMLTests", ["YAML", "Source", "Ledger"]),
        tests("LedgerTests", ["Ledger"]),
        tests("CompilerTests", ["Compiler", "Source", "YAML", "Ledger"]),
        tests("AuthorityTests", ["Authority", "Compiler", "Source", "Ledger"]),
        tests("ReportsTests", ["Reports", "Source", "Ledger"]),
        tests("CommandTests", ["rolebook", "Source", "Ledger"]),
        tests("HouseTests", ["Compiler", "Reports", "Source", "Ledger"]),
    ],
    swiftLanguageModes: [.v6]
)
