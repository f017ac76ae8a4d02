import Foundation
import Testing

/// A fixture's output, built once for all tests that read it.
enum BuiltFixture {
    static let story = Result { try pages(of: "story") }
    static let longLists = Result { try pages(of: "long-lists") }
    static let arabic = Result { try pages(of: "arabic") }
    static let russian = Result { try pages(of: "russian") }
    static let theme = Result { try pages(of: "default-theme") }

    private static func pages(of name: String) throws -> [String: String] {
        let site = try FixtureSite(name: name).copy()
        try site.build()
        return try site.output().mapValues { String(decoding: $0, as: UTF8.self) }
    }
}

/// What a page must hold: a row of a table of tests.
struct PageRow: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let page: String
    let parts: [String]

    init(_ name: String, _ page: String, _ parts: String...) {
        testDescription = name
        self.page = page
        self.parts = parts
    }

    func check(in pages: [String: String]) throws {
        let text = try #require(pages[page], "there is no \(page)")
        for part in parts { #expect(text.contains(part), "\(page) lacks \(part)") }
    }
}
