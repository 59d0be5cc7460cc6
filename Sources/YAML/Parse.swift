import Source

/// Reads a file as a strict subset of YAML.
///
/// There is no document where the text cannot be trusted: not UTF-8, a forbidden character, a syntax error,
/// a limit. Other forbidden things (anchors, tags, a repeated key) are reported, and the document holds
/// the rest.
package func parse(
    _ source: SourceFile, id: SourceFile.ID
) -> (document: Document?, diagnostics: [Diagnostic]) {
    guard !source.bytes.isEmpty else {
        return (Document(source, id: id, root: nil, isWhole: true, nodes: [], respelt: []), [])
    }
    return source.bytes.withUnsafeBufferPointer { bytes in
        var scan = Prescan(bytes, file: id)
        scan.run()
        guard scan.findings.list.isEmpty else { return (nil, scan.findings.list) }
        var builder = Builder(bytes, isASCII: scan.isASCII, file: id)
        builder.run()
        return (builder.document(of: source, id: id), builder.findings.list)
    }
}
