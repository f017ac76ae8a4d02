import Foundation
import Testing

/// What every source file of the program keeps to.
struct HouseStyleTests {
    struct File: Sendable, CustomTestStringConvertible {
        let path: String
        let lines: [String]
        var testDescription: String { path }
    }

    static let files: [File] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
        let names = FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8)
            return text.map { File(path: name, lines: $0.components(separatedBy: "\n")) }
        }
    }()

    @Test func allTargetsAreRead() {
        #expect(Set(Self.files.map { $0.path.prefix { $0 != "/" } }).count >= 16)
    }

    /// A file of data is as long as its data.
    @Test(arguments: files.filter { !$0.path.contains("Data") })
    func filesHaveOneIdea(_ file: File) {
        #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
    }

    @Test(arguments: files)
    func functionsAreShort(_ file: File) throws {
        let opening = /^( *)(?:[a-z@][A-Za-z()]* )*(?:func |init[?(<]|subscript[(<]|var .*\{$)/
        for (number, line) in file.lines.enumerated() {
            guard let match = line.prefixMatch(of: opening), !line.hasSuffix("}") else { continue }
            let indent = String(match.output.1)
            let rest = file.lines[number...]
            let end = rest.firstIndex { $0.hasPrefix(indent + "}") } ?? rest.endIndex
            #expect(end - number < 70, "\(file.path):\(number + 1) is \(end - number + 1) lines long")
        }
    }

    /// Nothing ends the program, and nothing is put off.
    @Test(arguments: files)
    func nothingIsForced(_ file: File) {
        let words = ["fatalError", "try!", "as!", "TODO", "FIXME", "XXX"]
        for (number, line) in file.lines.enumerated() {
            #expect(!words.contains { line.contains($0) }, "\(file.path):\(number + 1): \(line)")
        }
    }

    /// Pointers stay in the files that wrap a C library, and in those that walk bytes.
    static let wrappers = [
        "Markdown/CMark.swift", "Markdown/CMarkMemory.swift", "Markdown/YAMLEvents.swift", "OutputFolder/System.swift",
        "WebServer/MicroHTTPD.swift", "WebServer/Sockets.swift", "WebServer/GZip.swift", "Folders/FolderEntry.swift",
        "Build/FileSystem.swift", "LastBuild/MappedFile.swift", "LastBuild/CheckedFile.swift",
        "Bytes/ByteWriting.swift", "Bytes/ByteEscape.swift", "Bytes/Fingerprint.swift", "Bytes/ByteSearch.swift",
        "Bytes/ByteLanes.swift", "Bytes/ByteBuffer.swift",
        "Bytes/UTF8Validity.swift", "Bytes/KeyHash.swift", "Bytes/Words.swift",
    ]

    @Test(arguments: files.filter { !wrappers.contains($0.path) })
    func pointersStayInTheirWrappers(_ file: File) {
        for (number, line) in file.lines.enumerated() {
            let found = line.contains(/Unsafe[A-Z][A-Za-z]*Pointer|withUnsafe|unsafeBitCast|nonisolated\(unsafe\)/)
            #expect(!found, "\(file.path):\(number + 1): \(line)")
        }
    }
}
