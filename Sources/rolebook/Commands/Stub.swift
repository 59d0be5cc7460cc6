extension Command {
    static let plan = Command(name: "plan", summary: "", flags: [], example: "") { _ throws(Exit) in 0 }
    static let compile = Command(name: "compile", summary: "", flags: [], example: "") { _ throws(Exit) in 0 }
    static let render = Command(name: "render", summary: "", flags: [], example: "") { _ throws(Exit) in 0 }
    static let log = Command(name: "log", summary: "", flags: [], example: "") { _ throws(Exit) in 0 }
}
