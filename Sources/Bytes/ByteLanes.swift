/// Finding bytes sixteen at a time: most of a text is none of those that are looked for.
extension UnsafeBufferPointer<UInt8> {
    /// The first place from `start` on that `isMeant` says yes to, else the count. `hits` may say yes to more bytes than
    /// are meant, never to fewer.
    @inlinable
    @inline(__always)
    func first(
        from start: Int, among hits: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>, where isMeant: (UInt8) -> Bool
    ) -> Int {
        var index = start
        while index + 16 <= count {
            let lanes = UnsafeRawPointer(baseAddress! + index).loadUnaligned(as: SIMD16<UInt8>.self)
            let words = unsafeBitCast(hits(lanes), to: SIMD2<UInt64>.self)
            if words.x | words.y != 0 {
                for place in index..<index + 16 where isMeant(self[place]) { return place }
            }
            index += 16
        }
        if index < count, count >= 16 {
            // The last bytes together with some that were looked at: those are not meant.
            let lanes = UnsafeRawPointer(baseAddress! + (count - 16)).loadUnaligned(as: SIMD16<UInt8>.self)
            let words = unsafeBitCast(hits(lanes), to: SIMD2<UInt64>.self)
            if words.x | words.y == 0 { return count }
        }
        while index < count {
            if isMeant(self[index]) { return index }
            index += 1
        }
        return count
    }

    /// The first place of `byte` from `start` on, else the count.
    @inlinable
    @inline(__always)
    func first(_ byte: UInt8, from start: Int) -> Int {
        first(from: start, among: { $0 .== SIMD16(repeating: byte) }, where: { $0 == byte })
    }

    /// How often `byte` stands in a part of the buffer.
    @inlinable
    @inline(__always)
    func count(of byte: UInt8, from start: Int, to end: Int) -> Int {
        let wanted = SIMD16(repeating: byte)
        var total = 0
        var index = start
        while index + 16 <= end {
            // A lane counts to 255.
            let pause = Swift.min(index + 255 * 16, end)
            var hits = SIMD16<UInt8>()
            while index + 16 <= pause {
                let lanes = UnsafeRawPointer(baseAddress! + index).loadUnaligned(as: SIMD16<UInt8>.self)
                // A lane that matches is all ones, which is one less than nothing.
                hits &-= unsafeBitCast(lanes .== wanted, to: SIMD16<UInt8>.self)
                index += 16
            }
            for lane in hits.indices { total += Int(hits[lane]) }
        }
        while index < end {
            if self[index] == byte { total += 1 }
            index += 1
        }
        return total
    }
}
