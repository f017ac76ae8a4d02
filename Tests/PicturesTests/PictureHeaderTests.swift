import Testing

@testable import Pictures

/// Small pictures, built byte by byte: only what a header reader looks at.
enum Fixture {
    static func big(_ number: Int, _ length: Int) -> [UInt8] {
        (0..<length).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func little(_ number: Int, _ length: Int) -> [UInt8] {
        big(number, length).reversed()
    }

    static func png(_ width: Int, _ height: Int) -> [UInt8] {
        [0x89] + Array("PNG\r\n\u{1A}\n".utf8) + big(13, 4) + Array("IHDR".utf8) + big(width, 4) + big(height, 4)
            + [8, 6, 0, 0, 0]
    }

    static func gif(_ width: Int, _ height: Int) -> [UInt8] {
        Array("GIF89a".utf8) + little(width, 2) + little(height, 2) + [0, 0, 0]
    }

    static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
        [0xFF, marker] + big(body.count + 2, 2) + body
    }

    static func exif(_ orientation: Int, isLittle: Bool) -> [UInt8] {
        func number(_ value: Int, _ length: Int) -> [UInt8] { isLittle ? little(value, length) : big(value, length) }
        let entries: [[UInt8]] = [
            number(0x010F, 2) + number(2, 2) + number(4, 4) + number(0, 4),
            number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + number(0, 2),
        ]
        let tiff =
            Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(2, 2) + entries.flatMap { $0 }
        return segment(0xE1, Array("Exif\0\0".utf8) + tiff)
    }

    static func jpeg(_ width: Int, _ height: Int, before: [UInt8] = [], frame: UInt8 = 0xC0) -> [UInt8] {
        [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8)) + before + segment(0xC4, [1, 2, 3]) + [0xFF]
            + segment(frame, [8] + big(height, 2) + big(width, 2) + [3]) + [0xFF, 0xDA]
    }

    static func webp(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let chunk = Array(name.utf8) + little(body.count, 4) + body
        return Array("RIFF".utf8) + little(chunk.count + 4, 4) + Array("WEBP".utf8) + chunk
    }

    static func box(_ name: String, _ body: [UInt8]) -> [UInt8] {
        big(body.count + 8, 4) + Array(name.utf8) + body
    }

    /// Two items; the second is the primary one and has the second size.
    static func avif(_ width: Int, _ height: Int, rotation: UInt8? = nil, isWide: Bool = false) -> [UInt8] {
        func ispe(_ width: Int, _ height: Int) -> [UInt8] { box("ispe", big(0, 4) + big(width, 4) + big(height, 4)) }
        let properties = ispe(1, 1) + ispe(width, height) + (rotation.map { box("irot", [$0]) } ?? [])
        let wide = isWide ? 2 : 1
        let associations =
            big(0, 3) + [isWide ? 1 : 0] + big(2, 4) + big(1, 2) + [1] + big(1, wide) + big(2, 2)
            + (rotation == nil ? [1] + big(2, wide) : [2] + big(2, wide) + big(isWide ? 0x8003 : 0x83, wide))
        let meta =
            big(0, 4) + box("hdlr", big(0, 12)) + box("pitm", big(0, 4) + big(2, 2))
            + box("iprp", box("ipco", properties) + box("ipma", [0] + associations.dropFirst()))
        return box("ftyp", Array("avif".utf8) + big(0, 4) + Array("mif1".utf8)) + box("meta", meta) + box("mdat", [0])
    }
}

@Suite struct PictureHeaderTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        var testDescription: String { name }
        let name: String
        let bytes: [UInt8]
        let header: PictureHeader?

        init(_ name: String, _ bytes: [UInt8], _ kind: PictureHeader.Kind, _ width: Int, _ height: Int) {
            self.name = name
            self.bytes = bytes
            header = PictureHeader(kind, width: width, height: height)
        }

        init(svg: String, _ width: Int, _ height: Int) {
            self.init(svg, Array(svg.utf8), .svg, width, height)
        }
    }

    static let rasters = [
        Sample("png", Fixture.png(640, 480), .png, 640, 480),
        Sample("png, huge", Fixture.png(0x7FFF_FFFF, 1), .png, 0x7FFF_FFFF, 1),
        Sample("gif", Fixture.gif(20, 65_535), .gif, 20, 65_535),
        Sample("jpeg", Fixture.jpeg(800, 600), .jpeg, 800, 600),
        Sample("jpeg, progressive", Fixture.jpeg(800, 600, frame: 0xC2), .jpeg, 800, 600),
        Sample("jpeg, upright", Fixture.jpeg(8, 6, before: Fixture.exif(3, isLittle: true)), .jpeg, 8, 6),
        Sample("jpeg, turned", Fixture.jpeg(8, 6, before: Fixture.exif(6, isLittle: true)), .jpeg, 6, 8),
        Sample("jpeg, turned, big-endian", Fixture.jpeg(8, 6, before: Fixture.exif(5, isLittle: false)), .jpeg, 6, 8),
        Sample("jpeg, no such orientation", Fixture.jpeg(8, 6, before: Fixture.exif(9, isLittle: false)), .jpeg, 8, 6),
        Sample(
            "jpeg, 6 MB of metadata",
            Fixture.jpeg(
                8, 6, before: (0..<100).flatMap { _ in Fixture.segment(0xE2, [UInt8](repeating: 0xFF, count: 65_533)) }),
            .jpeg, 8, 6),
        Sample(
            "webp, lossy",
            Fixture.webp(
                "VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A] + Fixture.little(0x4000 | 300, 2) + Fixture.little(200, 2)),
            .webp, 300, 200),
        Sample(
            "webp, lossless", Fixture.webp("VP8L", [0x2F] + Fixture.little(299 | 199 << 14, 4)), .webp, 300, 200),
        Sample(
            "webp, extended",
            Fixture.webp("VP8X", [0, 0, 0, 0] + Fixture.little(299, 3) + Fixture.little(199, 3)), .webp, 300, 200),
        Sample("avif", Fixture.avif(300, 200), .avif, 300, 200),
        Sample("avif, wide indices", Fixture.avif(300, 200, isWide: true), .avif, 300, 200),
        Sample("avif, turned", Fixture.avif(300, 200, rotation: 1), .avif, 200, 300),
        Sample("avif, turned, wide", Fixture.avif(300, 200, rotation: 3, isWide: true), .avif, 200, 300),
        Sample("avif, upside down", Fixture.avif(300, 200, rotation: 2), .avif, 300, 200),
    ]

    static let drawings = [
        Sample(svg: "<svg width='30' height='20'/>", 30, 20),
        Sample(svg: "<svg width='30px' height=\"20.4px\"></svg>", 30, 20),
        Sample(svg: "<svg width='1in' height='2.54cm'/>", 96, 96),
        Sample(svg: "<svg width='2em' height='12pt'/>", 32, 16),
        Sample(svg: "<svg width='1e2' height='25.4mm'/>", 100, 96),
        Sample(svg: "<svg viewBox='0 0 400 300'/>", 400, 300),
        Sample(svg: "<svg viewBox='0,0,400,300' width='200'/>", 200, 150),
        Sample(svg: "<svg viewBox='0 0 400 300' width='100%' height='100%'/>", 400, 300),
        Sample(svg: "<svg viewBox='0 0 0 0'/>", 300, 150),
        Sample(svg: "<svg width='-4' height='nan'/>", 300, 150),
        Sample(svg: "<svg width='&w;' height='20' viewBox='0 0 2 1'/>", 40, 20),
        Sample(
            svg:
                "\u{FEFF}<?xml version='1.0'?>\n<!-- <svg width='1'> -->\n<!DOCTYPE svg>\n<s:svg width='3' height='4'>",
            3, 4),
        Sample(svg: "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='3' height='4'/>", 3, 4),
    ]

    @Test(arguments: rasters + drawings)
    func readsTheSize(sample: Sample) {
        #expect(sample.header != nil)
        #expect(PictureHeader.read(sample.bytes) == sample.header, "\(sample.name)")
    }

    @Test(arguments: [
        "", "<", "<html></html>", "text", "<?xml", "<!-- <svg", "<svg width='1'", "<svg width='1e300' height='1e300'/>",
        "<svg width='1' height='99999999999'/>", "GIF89a", "GIF89a\0\0\0\0", "RIFF    WEBPVP8X", "\u{89}PNG",
    ])
    func refuses(text: String) {
        #expect(PictureHeader.read(Array(text.utf8)) == nil)
    }

    @Test func readsLittleOfALargeFile() {
        let metadata = (0..<100).flatMap { _ in Fixture.segment(0xE2, [UInt8](repeating: 0, count: 65_000)) }
        let bytes = Fixture.jpeg(8, 6, before: metadata)
        var received = 0
        let header = PictureHeader.read { offset, count in
            let piece = Array(bytes[min(offset, bytes.count)..<min(offset + count, bytes.count)])
            received += piece.count
            return piece
        }
        #expect(header == PictureHeader(.jpeg, width: 8, height: 6))
        #expect(received < 110 * 1_024)
        received = 0
        let endless = PictureHeader.read { offset, count in
            received += count
            return (0..<count).map { (offset + $0) % 2 == 0 ? 0xFF : offset + $0 == 1 ? 0xD8 : 0x01 }
        }
        #expect(endless == nil)
        #expect(received <= PictureBytes.budget)
    }

    /// Any bytes at all end in a header or in nil.
    @Test func survivesDamage() {
        var random = SystemRandomNumberGenerator()
        for sample in Self.rasters + Self.drawings where sample.bytes.count < 10_000 {
            for length in sample.bytes.indices { _ = PictureHeader.read(Array(sample.bytes[..<length])) }
            for index in sample.bytes.indices {
                for value in [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)] {
                    var damaged = sample.bytes
                    damaged[index] = value
                    damaged[Int.random(in: damaged.indices, using: &random)] ^=
                        1 << UInt8.random(in: 0...7, using: &random)
                    _ = PictureHeader.read(damaged)
                    _ = SVGSafety.faults(in: damaged)
                }
            }
        }
    }

    @Test(arguments: [
        ("a.JPG", PictureHeader.Kind.jpeg), ("a.b.jpeg", .jpeg), ("x.svg", .svg), ("x.avif", .avif), ("x.webp", .webp),
        ("x.png", .png), ("x.gif", .gif), ("png", nil), ("x.txt", nil), ("", nil), (".", nil),
    ])
    func knowsAKindByItsName(name: String, kind: PictureHeader.Kind?) {
        #expect(PictureHeader.Kind(fileName: name) == kind)
    }
}
