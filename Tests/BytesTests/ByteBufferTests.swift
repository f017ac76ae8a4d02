import Bytes
import Testing

struct ByteBufferTests {
    @Test func holdsWhatWasAppendedWhereverItGrows() {
        for room in 0..<40 {
            var buffer = ByteBuffer(room: room)
            var array: [UInt8] = []
            for number in 0..<30 {
                buffer.append(UInt8(number))
                array.append(UInt8(number))
                buffer.append("word \(number) – Straße" as String)
                array += Array("word \(number) – Straße".utf8)
                buffer.append(contentsOf: array[(array.count / 2)...])
                array += array[(array.count / 2)...]
                if array.count > 4_000 { break }
            }
            #expect(buffer.array == array)
            #expect(buffer.count == array.count)
        }
    }

    @Test func takesBackItsEnd() {
        var buffer = ByteBuffer()
        buffer.append("one two" as StaticString)
        #expect(buffer.text(from: 4) == "two")
        buffer.removeAll(from: 3)
        buffer.append(UInt8(ascii: "!"))
        #expect(buffer.text() == "one!")
        buffer.removeAll()
        #expect(buffer.array.isEmpty)
    }

    @Test func copiesFromAnother() {
        var one = ByteBuffer()
        one.append("abcdef" as String)
        var other = ByteBuffer(room: 0)
        for _ in 0..<100 { other.append(one, from: 1, length: 4) }
        #expect(other.text() == String(repeating: "bcde", count: 100))
    }

    @Test(arguments: [0, 7, 10, 99, 100, 123_456, -5, .max, .min])
    func numbersAreThoseOfAnArray(number: Int) {
        var buffer = ByteBuffer()
        var array: [UInt8] = []
        buffer.append(number: number)
        array.append(number: number)
        #expect(buffer.array == array)
        #expect(buffer.text() == String(number))
    }
}
