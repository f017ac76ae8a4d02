import Foundation
import Testing

@testable import WebServer

struct DeliveryTests {
    private static let text = Array(String(repeating: "0123456789", count: 100).utf8)

    private func respond(
        _ fields: [(String, String)] = [], method: String = "GET", content: Content = .bytes(text),
        type: String = "a.html",
        status: Int = 200
    ) -> Response {
        let request = Request(method: method, target: [], fields: fields.map { (name: $0.0, value: $0.1) })
        return Delivery(content, MediaType(of: type), status: status).response(to: request)
    }

    private func field(_ name: String, _ response: Response) -> String? {
        response.fields.first { $0.name == name }?.value
    }

    private func bytes(_ response: Response) -> [UInt8]? {
        guard case .bytes(let bytes) = response.body else { return nil }
        return bytes
    }

    // MARK: Ranges

    @Test(
        arguments: [
            ("bytes=0-9", "bytes 0-9/1000", 10), ("bytes=990-", "bytes 990-999/1000", 10),
            ("bytes=-10", "bytes 990-999/1000", 10),
            ("bytes=0-0", "bytes 0-0/1000", 1), ("bytes=999-5000", "bytes 999-999/1000", 1),
            ("bytes=-5000", "bytes 0-999/1000", 1_000),
            ("bytes=0-", "bytes 0-999/1000", 1_000),
        ])
    func partsAreSent(_ range: String, told: String, count: Int) {
        let response = respond([("Range", range)])
        #expect(response.status == 206)
        #expect(field("Content-Range", response) == told)
        #expect(bytes(response)?.count == count)
    }

    @Test(arguments: ["bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=5000-6000"])
    func whatIsNotThereIsTold(_ range: String) {
        let response = respond([("Range", range)])
        #expect(response.status == 416)
        #expect(field("Content-Range", response) == "bytes */1000")
    }

    /// RFC 9110, section 14.2: what cannot be read, or is not supported, is no range.
    @Test(
        arguments: [
            "bytes=", "bytes=-", "bytes=a-b", "bytes=9-1", "bytes=0-1,5-6", "items=0-1", "bytes=0-1-2", "bytes=+1-2",
            "bytes=99999999999999999999-", "bytes=1.5-2", "0-1", "bytes=--1",
        ])
    func otherRangesAreTheWhole(_ range: String) {
        let response = respond([("Range", range)])
        #expect(response.status == 200)
        #expect(bytes(response) == Self.text)
    }

    @Test func aPartOfAnotherVersionIsTheWhole() {
        let tag = field("ETag", respond()) ?? ""
        #expect(respond([("Range", "bytes=0-1"), ("If-Range", tag)]).status == 206)
        #expect(respond([("Range", "bytes=0-1"), ("If-Range", "\"other\"")]).status == 200)
    }

    // MARK: Conditions

    @Test func knownContentIsNotSentAgain() {
        let tag = field("ETag", respond()) ?? ""
        for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*", "\"x\" ,W/\(tag) "] {
            let response = respond([("If-None-Match", known)])
            #expect(response.status == 304, "\(known)")
            #expect(bytes(response)?.isEmpty == true)
            #expect(field("ETag", response) == tag)
        }
        #expect(respond([("If-None-Match", "\"x\"")]).status == 200)
        #expect(respond([("If-None-Match", tag)], content: .bytes(Self.text + [1])).status == 200)
    }

    @Test func thePageForWhatIsMissingIsAlwaysSent() {
        let tag = field("ETag", respond(status: 404)) ?? ""
        #expect(respond([("If-None-Match", tag)], status: 404).status == 404)
        #expect(respond([("Range", "bytes=0-1")], status: 404).status == 404)
    }

    // MARK: Compression

    @Test(
        arguments: [
            ("gzip", true), ("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.8", true), ("*", true),
            ("gzip;q=0", false),
            ("identity", false), ("", false), ("deflate", false), ("*;q=0", false), ("*;q=1, gzip;q=0", false),
            ("GZIP", true),
            ("x-gzip", true), ("gzip; q=0.001", true), ("gzip;q=0.000", false),
        ])
    func textIsCompressedWhereItIsAskedFor(_ codings: String, isZipped: Bool) {
        let response = respond([("Accept-Encoding", codings)])
        #expect((field("Content-Encoding", response) == "gzip") == isZipped)
        #expect(field("Vary", response) == "Accept-Encoding")
        #expect((bytes(response)?.count ?? 0) < Self.text.count || !isZipped)
        #expect(field("ETag", response)?.hasSuffix("-gzip\"") == isZipped)
    }

    @Test func picturesAndPartsAreNotCompressed() {
        let gzip = [("Accept-Encoding", "gzip")]
        #expect(field("Content-Encoding", respond(gzip, type: "a.jpg")) == nil)
        #expect(field("Content-Encoding", respond(gzip + [("Range", "bytes=0-1")])) == nil)
        #expect(field("Content-Encoding", respond(gzip, content: .bytes([1, 2, 3]))) == nil)
    }

    @Test func compressedTextIsGZip() throws {
        let zipped = try #require(GZip.compressed(Self.text))
        #expect(zipped.prefix(2) == [0x1F, 0x8B])
        let program = Process()
        program.executableURL = URL(filePath: "/usr/bin/env")
        program.arguments = ["gzip", "-dc"]
        let (from, to) = (Pipe(), Pipe())
        (program.standardInput, program.standardOutput) = (from, to)
        try program.run()
        from.fileHandleForWriting.write(Data(zipped))
        try from.fileHandleForWriting.close()
        #expect(to.fileHandleForReading.readDataToEndOfFile() == Data(Self.text))
    }

    // MARK: Types and dates

    @Test(
        arguments: [
            ("index.html", "text/html; charset=utf-8"), ("a/b.CSS", "text/css; charset=utf-8"),
            ("feed.xml", "application/xml"),
            ("feed.json", "application/json"), ("a.svg", "image/svg+xml"), ("a.jpeg", "image/jpeg"),
            ("x.tar.gz", "application/gzip"),
            ("CNAME", "application/octet-stream"), ("a.unknown", "application/octet-stream"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("email/2017-09-14.eml", "message/rfc822"), ("a.woff2", "font/woff2"), ("html", "application/octet-stream"),
        ])
    func endingsTellTheType(_ file: String, name: String) {
        #expect(MediaType(of: file).name == name)
    }

    /// By `date -u -d @SECONDS '+%a, %d %b %Y %H:%M:%S GMT'`.
    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_505_402_400, "Thu, 14 Sep 2017 15:20:00 GMT"), (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
            (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT"),
        ])
    func datesAreWrittenAsHTTPHasThem(_ seconds: Int, text: String) {
        #expect(HTTPDate.text(seconds) == text)
    }
}
