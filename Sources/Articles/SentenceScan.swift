import Bytes

/// Finds sentences in a block's HTML, stepping over its tags: what a reader sees decides, not the markup.
///
/// A sentence ends after `.`, `!`, `?` or `…` (and what closes a quotation or bracket) where a blank and then no small
/// letter follows, but not after an abbreviation, an initial or a number's point; after `。`, `！`, `？` it ends at once.
struct SentenceScan {
    /// The first bytes of the sentences of the block, and its end.
    private(set) var bounds: [Int] = []
    /// The longest sentence that is shown whole, in bytes of HTML; a longer one is cut around the mention.
    static let longest = 420
    /// How much of a long sentence stays on each side of a mention.
    static let margin = 150

    mutating func scan(_ html: [UInt8], _ block: Range<Int>) {
        bounds.removeAll(keepingCapacity: true)
        bounds.append(block.lowerBound)
        var index = block.lowerBound
        while true {
            index = html.first(of: Self.mayStop, in: index..<block.upperBound)
            guard index < block.upperBound else { break }
            let byte = html[index]
            if byte == UInt8(ascii: "<") {
                index = Self.skipTag(html, index, block.upperBound)
                continue
            }
            var next = index + 1
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
                if let start = Self.nextSentence(html, after: index, in: block) {
                    bounds.append(start)
                    next = start
                }
            } else if byte == 0xE2 || byte == 0xE3 || byte == 0xEF {
                if let start = Self.wideStop(html, at: index, in: block) {
                    bounds.append(start)
                    next = start
                }
            }
            index = next
        }
        bounds.append(block.upperBound)
    }

    /// What ends sentences, and `<`, among some other marks and digits; the letters and blanks between are stepped over.
    private static let mayStop = ByteRun(UInt8(ascii: "!")...UInt8(ascii: "?"), orBeyondASCII: true)

    /// The sentence that holds `mention`, cut around it where it is long.
    func sentence(around mention: Range<Int>, in html: [UInt8]) -> Sentence {
        let low = sentenceNumber(at: mention.lowerBound)
        var high = low + 1
        while high + 1 < bounds.count, bounds[high] < mention.upperBound { high += 1 }
        var start = bounds[low]
        var end = bounds[high]
        var isCutBefore = false
        var isCutAfter = false
        if end - start > Self.longest {
            if let cut = Self.wordStart(html, from: mention.lowerBound - Self.margin, in: start..<mention.lowerBound) {
                start = cut
                isCutBefore = true
            }
            if let cut = Self.wordEnd(html, from: mention.upperBound + Self.margin, in: mention.upperBound..<end) {
                end = cut
                isCutAfter = true
            }
        }
        while start < end, Self.isBlank(html[start]) { start += 1 }
        while end > start, Self.isBlank(html[end - 1]) { end -= 1 }
        return Sentence(
            start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), isCutBefore: isCutBefore,
            isCutAfter: isCutAfter)
    }

    /// The last sentence that begins at `offset` or before it.
    private func sentenceNumber(at offset: Int) -> Int {
        var low = 0
        var high = bounds.count - 2
        while low < high {
            let middle = (low + high + 1) / 2
            if bounds[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    // MARK: Ends of sentences

    private static func nextSentence(_ html: [UInt8], after stop: Int, in block: Range<Int>) -> Int? {
        var index = stop + 1
        while index < block.upperBound {
            if html[index] == UInt8(ascii: "<") {
                index = skipTag(html, index, block.upperBound)
            } else if let length = closer(html, index, block.upperBound) {
                index += length
            } else {
                break
            }
        }
        guard index < block.upperBound, isBlank(html[index]) else { return nil }
        while index < block.upperBound, isBlank(html[index]) { index += 1 }
        guard let letter = firstLetter(html, from: index, block.upperBound) else { return nil }
        if isSmallLetter(html, letter) { return nil }
        if html[stop] == UInt8(ascii: "."), isAbbreviation(html, before: stop, in: block, nextWord: letter) {
            return nil
        }
        return index
    }

    private static func wideStop(_ html: [UInt8], at index: Int, in block: Range<Int>) -> Int? {
        guard index + 2 < block.upperBound else { return nil }
        switch (html[index], html[index + 1], html[index + 2]) {
        case (0xE2, 0x80, 0xA6): return nextSentence(html, after: index + 2, in: block)  // …
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F):  // 。！？
            var next = index + 3
            while let length = closer(html, next, block.upperBound) { next += length }
            return next < block.upperBound ? next : nil
        default: return nil
        }
    }

    /// The length of a closing quotation mark or bracket.
    private static func closer(_ html: [UInt8], _ index: Int, _ end: Int) -> Int? {
        guard index < end else { return nil }
        switch html[index] {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "'"): return 1
        case UInt8(ascii: "&"): return html[index..<end].starts(with: "&quot;".utf8) ? 6 : nil
        case 0xE2:
            guard index + 2 < end, html[index + 1] == 0x80 else { return nil }
            return html[index + 2] == 0x9D || html[index + 2] == 0x99 ? 3 : nil  // ” ’
        case 0xC2: return index + 1 < end && html[index + 1] == 0xBB ? 2 : nil  // »
        case 0xE3:
            guard index + 2 < end, html[index + 1] == 0x80 else { return nil }
            return html[index + 2] == 0x8D || html[index + 2] == 0x8F ? 3 : nil  // 」』
        default: return nil
        }
    }

    /// Steps over tags and opening marks to what the next word begins with.
    private static func firstLetter(_ html: [UInt8], from start: Int, _ end: Int) -> Int? {
        var index = start
        while index < end {
            switch html[index] {
            case UInt8(ascii: "<"): index = skipTag(html, index, end)
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "'"): index += 1
            case UInt8(ascii: "&") where html[index..<end].starts(with: "&quot;".utf8): index += 6
            case 0xE2 where index + 2 < end && html[index + 1] == 0x80 && (html[index + 2] & 0xFB) == 0x98: index += 3
            case 0xC2 where index + 1 < end && html[index + 1] == 0xAB: index += 2
            default: return index
            }
        }
        return nil
    }

    private static func isSmallLetter(_ html: [UInt8], _ index: Int) -> Bool {
        if html[index] < 0x80 { return html[index] >= UInt8(ascii: "a") && html[index] <= UInt8(ascii: "z") }
        let end = min(html.count, index + 4)
        return String(decoding: html[index..<end], as: UTF8.self).unicodeScalars.first?.properties.isLowercase ?? false
    }

    private static func isAbbreviation(
        _ html: [UInt8], before stop: Int, in block: Range<Int>, nextWord: Int
    ) -> Bool {
        var start = stop
        while start > block.lowerBound, isWordByte(html[start - 1]) { start -= 1 }
        let word = html[start..<stop]
        guard let first = word.first else { return false }
        let isCapital = first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
        if word.contains(UInt8(ascii: ".")) { return isCapital && !beginsSentence(html, nextWord, block.upperBound) }
        if word.count == 1 { return isCapital }
        if word.count > 5 { return false }
        return abbreviations.contains(packed(word))
    }

    /// Whether the word at `index` is one that begins sentences and rarely follows `U.S.` within one.
    private static func beginsSentence(_ html: [UInt8], _ index: Int, _ end: Int) -> Bool {
        var stop = index
        while stop < end, isWordByte(html[stop]), html[stop] != UInt8(ascii: ".") { stop += 1 }
        let word = html[index..<stop]
        return word.count <= 5 && openers.contains(packed(word))
    }

    private static let abbreviations = [
        "Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "St", "No", "vs", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul",
        "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Col", "Lt", "Sgt", "Capt", "Adm", "Prof", "Rev", "Hon", "Amb",
        "Maj", "Mme", "Art", "Nos", "Op", "cf", "ca",
    ].map { packed(Array($0.utf8)[...]) }
    private static let openers = [
        "The", "He", "She", "It", "In", "On", "But", "A", "An", "They", "We", "This", "That", "At", "As", "For", "And",
        "His", "Her", "Its", "If", "When", "While", "After", "There", "These", "Those", "No", "Our", "Their", "I",
    ].map { packed(Array($0.utf8)[...]) }

    /// A word of at most five bytes as a number: each full stop of a text asks whether its word is one of the lists'.
    private static func packed(_ word: ArraySlice<UInt8>) -> UInt64 {
        var number: UInt64 = 0
        for byte in word { number = number << 8 | UInt64(byte) }
        return number
    }

    // MARK: Cutting a long sentence

    /// How far a blank is looked for, in bytes of text: a script that writes none is cut where it stands.
    private static let reach = 200

    private static func wordStart(_ html: [UInt8], from wanted: Int, in range: Range<Int>) -> Int? {
        guard wanted > range.lowerBound + 20 else { return nil }
        var index = textStart(html, at: wanted, in: range)
        var reach = reach
        while index < range.upperBound, reach > 0 {
            if html[index] == UInt8(ascii: "<") {
                index = skipTag(html, index, range.upperBound)
                continue
            }
            index += 1
            reach -= 1
            if isBlank(html[index - 1]) { return index }
        }
        return index < range.upperBound ? characterStart(html, at: index, in: range) : nil
    }

    private static func wordEnd(_ html: [UInt8], from wanted: Int, in range: Range<Int>) -> Int? {
        guard wanted < range.upperBound - 20 else { return nil }
        var index = range.lowerBound
        while index < range.upperBound {
            if index < wanted { index = html.first(of: tagStart, in: index..<wanted) }
            if html[index] == UInt8(ascii: "<") {
                index = skipTag(html, index, range.upperBound)
                continue
            }
            if index >= wanted, isBlank(html[index]) { return index }
            if index >= wanted + reach { return characterStart(html, at: index, in: range) }
            index += 1
        }
        return nil
    }

    /// `offset`, or the end of the tag that it lies in: a cut there would show the tag's inside as text.
    private static func textStart(_ html: [UInt8], at offset: Int, in range: Range<Int>) -> Int {
        var index = offset
        while let mark = html.last(of: tagStartOrEnd, in: range.lowerBound..<index) {
            if html[mark] == UInt8(ascii: ">") { return offset }
            if html[mark] == UInt8(ascii: "<") { return skipTag(html, mark, range.upperBound) }
            index = mark
        }
        return offset
    }

    /// The first byte of the character, or of the character reference, that `offset` lies in.
    private static func characterStart(_ html: [UInt8], at offset: Int, in range: Range<Int>) -> Int {
        var index = offset
        while index > range.lowerBound, html[index] & 0xC0 == 0x80 { index -= 1 }
        let near = html[max(range.lowerBound, index - 10)..<index]
        if let reference = near.lastIndex(of: UInt8(ascii: "&")), !html[reference..<index].contains(UInt8(ascii: ";")) {
            return reference
        }
        return index
    }

    // MARK: Bytes

    static func skipTag(_ html: [UInt8], _ start: Int, _ end: Int) -> Int {
        guard start + 1 < end else { return min(end, start + 2) }
        return min(end, html.first(of: tagEnd, in: (start + 1)..<end) + 1)
    }

    private static let tagStart = ByteRun(UInt8(ascii: "<")...UInt8(ascii: "<"))
    private static let tagEnd = ByteRun(UInt8(ascii: ">")...UInt8(ascii: ">"))
    /// With the `=` between them.
    private static let tagStartOrEnd = ByteRun(UInt8(ascii: "<")...UInt8(ascii: ">"))

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        let small = byte | 0x20
        return (small >= UInt8(ascii: "a") && small <= UInt8(ascii: "z")) || byte == UInt8(ascii: ".") || byte >= 0x80
            || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }
}
