import Glibc

/// Writes a file that the user named, beside `out/`: a new one or in the place of an old one.
func write(_ bytes: [UInt8], to path: String) throws(Exit) {
    let opened = retrying { open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) }
    guard opened >= 0 else { throw Exit(73, "cannot write '\(path)': \(String(cString: strerror(errno)))") }
    var done = 0
    var fault: Int32 = 0
    while done < bytes.count, fault == 0 {
        let put = bytes.withUnsafeBytes { buffer in
            retrying { Glibc.write(opened, buffer.baseAddress.map { $0 + done }, buffer.count - done) }
        }
        if put < 0 { fault = errno } else { done += put }
    }
    if close(opened) != 0, fault == 0 { fault = errno }
    if fault != 0 { throw Exit(73, "cannot write '\(path)': \(String(cString: strerror(fault)))") }
}
