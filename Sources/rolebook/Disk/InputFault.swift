import Glibc

/// Why an input could not be read: a value, which the caller turns into a finding.
enum InputFault: Error, Hashable, Sendable {
    case missing
    case symbolicLink
    case folder
    /// A pipe, a socket or a device.
    case special
    /// Longer than the limit, with the length where it is known.
    case tooLarge(Int)
    case tooManyFiles
    case tooDeep
    /// Somebody wrote it meanwhile, or it is one of the kernel's, which have no length.
    case changed
    /// The name is not UTF-8.
    case unreadableName
    /// The `errno`.
    case failed(Int32)

    init(code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self = .missing
        case ELOOP: self = .symbolicLink
        case ENXIO: self = .special
        default: self = .failed(code)
        }
    }

    /// One line, lower case, as it goes on after "cannot read `config/x.yaml`: ".
    var message: String {
        switch self {
        case .missing: "there is no such file"
        case .symbolicLink: "it is a symbolic link, which is not followed"
        case .folder: "it is a folder"
        case .special: "it is not a regular file"
        case .tooLarge: "it is larger than 4 MiB"
        case .tooManyFiles: "there are more than 100,000 files"
        case .tooDeep: "the folders are nested too deeply"
        case .changed: "it changed while it was read"
        case .unreadableName: "its name is not UTF-8"
        case .failed(let code): String(cString: strerror(code))
        }
    }
}
