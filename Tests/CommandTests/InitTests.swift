import Testing

/// A new estate holds to every rule, on each platform.
@Suite struct InitTests {
    @Test(arguments: ["respond-io", "workiva", "personio", "autotask"])
    func aNewEstateIsInOrder(_ platform: String) throws {
        let folder = OutputFolder()
        let call = "rolebook init new --platform \(platform) --operator root@vendor.example"
        #expect(try Program(folder: folder.path).shell(call).code == 0)
        let checked = try folder.rolebook("-C new validate --strict --format json")
        #expect(checked.code == 0)
        #expect(checked.output.contains("\"diagnostics\":[]"), "\(checked.output)")
        let compiled = try folder.rolebook("-C new compile --actor root@vendor.example")
        #expect(compiled.code == 0, "\(compiled.errors)")
        #expect(try folder.rolebook("-C new log verify").code == 0)
        #expect(try folder.rolebook("-C new plan --detailed-exitcode").code == 0)
    }
}
