import Foundation
import Markdown
import Testing

/// Trees share their thread's memory, and nothing of one shows in another.
struct CMarkMemoryTests {
    /// The words of a tree's paragraphs.
    private static func words(_ tree: borrowing MarkdownTree) -> [String] {
        var words: [String] = []
        var block = tree.root.firstChild
        while let current = block {
            var text: [UInt8] = []
            var piece = current.firstChild
            while let node = piece {
                if node.kind == .text { text += node.literal }
                piece = node.next
            }
            words.append(String(decoding: text, as: UTF8.self))
            block = current.next
        }
        return words
    }

    private static func words(_ text: String) -> [String] {
        let tree = MarkdownTree(parsing: Array(text.utf8)[...])
        return words(tree)
    }

    @Test func aTreeOutlivesOneThatIsMadeAndGoneMeanwhile() {
        let first = MarkdownTree(parsing: Array("one\n\ntwo\n\nthree".utf8)[...])
        #expect(Self.words("four\n\nfive") == ["four", "five"])
        let third = MarkdownTree(parsing: Array("six".utf8)[...])
        #expect(Self.words(first) == ["one", "two", "three"])
        #expect(Self.words(third) == ["six"])
    }

    /// More paragraphs than one block of memory holds, then few again, in memory that is no longer blank.
    @Test func longAndShortTextsTakeTurns() {
        for count in [20_000, 1, 5_000, 3] {
            let paragraphs = (0..<count).map { "paragraph\($0)" }
            #expect(Self.words(paragraphs.joined(separator: "\n\n")) == paragraphs)
        }
    }

    /// A piece that outgrows a block while it grows line by line.
    @Test func aLongParagraphIsWhole() {
        let line = String(repeating: "x", count: 99)
        let found = Self.words(Array(repeating: line, count: 15_000).joined(separator: "\n"))
        #expect(found == [String(repeating: line, count: 15_000)])
    }

    @Test func threadsHaveTheirOwn() {
        let texts = (0..<64).map { number in (0..<(number * 40 + 1)).map { "word\(number)x\($0)" } }
        let agree = texts.map { _ in Agreement() }
        DispatchQueue.concurrentPerform(iterations: texts.count) { number in
            agree[number].set(Self.words(texts[number].joined(separator: "\n\n")) == texts[number])
        }
        let allAgree = agree.allSatisfy(\.value)
        #expect(allAgree)
    }

    private final class Agreement: @unchecked Sendable {
        private(set) var value = false
        func set(_ value: Bool) { self.value = value }
    }
}
