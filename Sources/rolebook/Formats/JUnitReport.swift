/// A report in the XML of JUnit, as forges and test runners read it.
struct JUnitReport {
    /// One thing that was looked at, and what came of it.
    struct Case {
        /// What was checked; with `name` it is unique in a report.
        var classname: String
        var name: String
        var file: String?
        var outcome = Outcome.passed
    }

    enum Outcome {
        case passed
        /// Held, with something to say all the same.
        case noted(String)
        case failed(message: String, details: String)
        /// Not counted, and why.
        case skipped(String)
    }

    var suite: String
    var cases: [Case]

    var xml: [UInt8] {
        let failures = cases.count { if case .failed = $0.outcome { true } else { false } }
        let skipped = cases.count { if case .skipped = $0.outcome { true } else { false } }
        let counts =
            "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\" time=\"0\""
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n"
        text += "<testsuite name=\"\(xmlText(suite))\" \(counts)>\n"
        for item in cases { text += element(item) }
        text += "</testsuite>\n</testsuites>\n"
        return Array(text.utf8)
    }

    private func element(_ item: Case) -> String {
        var text = "<testcase classname=\"\(xmlText(item.classname))\" name=\"\(xmlText(item.name))\""
        if let file = item.file { text += " file=\"\(xmlText(file))\"" }
        text += " time=\"0\""
        switch item.outcome {
        case .passed: return text + "/>\n"
        case .noted(let words):
            return text + "><system-out>\(xmlText(words))</system-out></testcase>\n"
        case .failed(let message, let details):
            return text
                + "><failure message=\"\(xmlText(message))\">\(xmlText(details))</failure></testcase>\n"
        case .skipped(let words):
            return text + "><skipped message=\"\(xmlText(words))\">\(xmlText(words))</skipped></testcase>\n"
        }
    }
}

/// Text as it may stand in an element or a quoted attribute of XML 1.0; what XML forbids is spelt out.
func xmlText(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x26: result += "&amp;".unicodeScalars
        case 0x3C: result += "&lt;".unicodeScalars
        case 0x3E: result += "&gt;".unicodeScalars
        case 0x22: result += "&quot;".unicodeScalars
        case 0x27: result += "&#39;".unicodeScalars
        case 0x5B where result.suffix(2).elementsEqual("##".unicodeScalars):
            result += "&#91;".unicodeScalars
        case 9, 10, 13: result += "&#\(scalar.value);".unicodeScalars
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF:
            result += "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars
        default: result.append(scalar)
        }
    }
    return String(result)
}
