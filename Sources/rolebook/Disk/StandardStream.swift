import Glibc

/// Standard output and standard error, written without a buffer.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Writes everything. What it gives back is 0, or the `errno` that kept it from it: lost output is no success.
    func write(_ bytes: [UInt8]) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                let put = retrying { Glibc.write(rawValue, rest.baseAddress, rest.count) }
                if put >= 0 {
                    done += put
                } else if errno == EAGAIN {
                    // Somebody gave us a pipe that does not block: wait until it takes more.
                    var ready = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&ready, 1, -1)
                } else {
                    return errno
                }
            }
            return 0
        }
    }

    func write(_ text: String) -> Int32 { write(Array(text.utf8)) }

    /// How many columns there are: as `COLUMNS` says or the terminal; elsewhere nothing has to be cut off.
    var width: Int {
        if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
        var size = winsize()
        guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 1 << 20 }
        return Int(size.ws_col)
    }
}

/// A pipe that is read no further and a file that may not grow are errors to be reported, no death by signal.
/// A child process inherits this.
func ignoreSignals() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
}

/// Holds the places of standard streams that the caller has closed. Otherwise the next file that is opened would be
/// descriptor 1, and what is printed would go into it. Opened for reading, so that printing still fails.
func reserveStandardStreams() {
    for descriptor in 0...StandardStream.error.rawValue where fcntl(descriptor, F_GETFD) == -1 {
        _ = open("/dev/null", O_RDONLY)
    }
}
