internal import CYAML

/// One run of libyaml over one text, event by event: the only owner of its memory.
struct EventStream: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>

    /// Nil where memory is short. The text must outlive the stream.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) != 0 else {
            parser.deallocate()
            return nil
        }
        self.parser = parser
        event = .allocate(capacity: 1)
        event.initialize(to: yaml_event_t())
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_event_delete(event)
        event.deallocate()
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next event, valid until the next call; nil when libyaml refuses the text.
    @inline(__always)
    func next() -> UnsafePointer<yaml_event_t>? {
        yaml_event_delete(event)
        return yaml_parser_parse(parser, event) != 0 ? UnsafePointer(event) : nil
    }

    /// Why there was no next event.
    var refusal: Refusal {
        Refusal(
            problem: parser.pointee.problem.map { String(cString: $0) } ?? "",
            context: parser.pointee.context.map { String(cString: $0) } ?? "",
            problemMark: parser.pointee.problem_mark,
            contextMark: parser.pointee.context_mark,
            isOutOfMemory: parser.pointee.error == YAML_MEMORY_ERROR)
    }
}

/// What libyaml says when it refuses a text.
struct Refusal {
    let problem: String
    let context: String
    let problemMark: yaml_mark_t
    let contextMark: yaml_mark_t
    let isOutOfMemory: Bool
}
