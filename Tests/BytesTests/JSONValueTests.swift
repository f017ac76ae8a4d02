import Bytes
import Foundation
import Testing

struct JSONValueTests {
    /// Another reader finds what was written, whatever the texts hold.
    @Test func isReadAsItWasMeant() throws {
        let text = "a \"quote\", a \\ and a tab\t</script>\u{2028}é😀\u{7F}"
        let value = JSONValue.object([
            ("number", .number(-12)), ("texts", .list([.text(text), .text("")])),
            ("truths", .list([.truth(true), .truth(false)])), ("none", .list([])),
        ])
        let line = JSONValue.object([(text, value)]).line
        struct Read: Decodable, Equatable { let number: Int, texts: [String], truths: [Bool], none: [Int] }
        let read = try JSONDecoder().decode([String: Read].self, from: Data(line.utf8))
        #expect(read == [text: Read(number: -12, texts: [text, ""], truths: [true, false], none: [])])
        #expect(!line.contains("<") && !line.contains { $0.isNewline })
    }

    @Test func membersStayInTheirOrder() {
        let value = JSONValue.object([("b", .number(1)), ("a", .list([.text("x"), .number(0)]))])
        #expect(value.line == #"{"b":1,"a":["x",0]}"#)
    }
}
