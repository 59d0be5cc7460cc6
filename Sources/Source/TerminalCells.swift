extension Unicode.Scalar {
    /// The cells that a scalar takes on a terminal: two for East Asian wide ones and pictures, none for combining
    /// marks.
    package var cells: Int {
        switch value {
        case 0x300...0x36F, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}

extension String {
    /// The cells that a text takes on a terminal.
    package var cells: Int { unicodeScalars.reduce(0) { $0 + $1.cells } }

    /// As much of the text as fits into so many cells, filled up with blanks; what is cut off leaves an ellipsis.
    package func fitted(to width: Int) -> String {
        let own = cells
        if own <= width { return self + String(repeating: " ", count: width - own) }
        var result = ""
        var room = width - 1
        for scalar in unicodeScalars {
            guard scalar.cells <= room else { break }
            room -= scalar.cells
            result.unicodeScalars.append(scalar)
        }
        return result + "…" + String(repeating: " ", count: max(0, room))
    }
}
