import Authority
import Compiler
import Source

extension Invocation {
    /// The request as flags, a file or a range of commits give it; flags go over the file's values.
    func request() throws(Exit) -> Request {
        if has("--from-git"), has("--actor") || has("--request") {
            throw .usage("'--from-git' takes the actor from git; leave '--actor' and '--request' out.")
        }
        var request = Request()
        if let range = self["--from-git"] { request = try Request(gitRange: range) }
        if let path = self["--request"] { request = try fileRequest(path) }
        if let actor = self["--actor"] { request.actor = actor.lowercased() }
        var seen = Set(request.approvedBy)
        request.approvedBy += all("--approved-by").map { $0.lowercased() }.filter { seen.insert($0).inserted }
        request.ip = self["--ip"] ?? request.ip
        request.reason = self["--reason"] ?? request.reason
        request.reference = self["--reference"] ?? request.reference
        request.allowsMassRemoval = has("--allow-mass-removal")
        if let ip = request.ip, NetworkAddress(ip) == nil {
            throw has("--ip")
                ? .usage("The value '\(visible(ip))' of '--ip' is not an address.")
                : Exit(65, "the request's `ip`, '\(visible(ip))', is not an address")
        }
        return request
    }

    private func fileRequest(_ path: String) throws(Exit) -> Request {
        let source: SourceFile
        switch readInput(path: path) {
        case .success(let bytes): source = SourceFile(path: path, bytes: bytes)
        case .failure(let fault): throw Exit(66, "cannot read '\(visible(path))': \(fault.message)")
        }
        let (declared, findings) = readRequest(source)
        guard findings.isEmpty else {
            _ = StandardStream.error.write(text(findings, [source], on: .error))
            throw Exit(65, "the request '\(visible(path))' does not read")
        }
        var request = Request(actor: declared.actor)
        var seen = Set<String>()
        request.approvedBy = declared.approvedBy.filter { seen.insert($0).inserted }
        request.ip = declared.ip
        request.reason = declared.reason
        request.reference = declared.reference
        return request
    }
}
