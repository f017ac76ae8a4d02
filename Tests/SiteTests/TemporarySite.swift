import Build
import Foundation
import SourceText
import Synchronization

/// A site in a folder of its own that is gone with the value, and what the program makes of it.
final class TemporarySite: Sendable {
    let root: URL

    /// 1 June 2018, 00:00 UTC: after everything that the fixtures tell of, but for what is yet to be published.
    static let now = 1_527_811_200

    /// Files by their paths. A site without settings, under whatever name, gets some with an address.
    ///
    /// - Parameter folder: where the site's own folder is made.
    init(_ files: [String: String] = [:], in folder: URL = FileManager.default.temporaryDirectory) throws {
        root = folder.appending(path: "sitegen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        for (path, text) in files { try write(text, to: path) }
        if !files.isEmpty, !files.keys.contains(where: { $0.hasPrefix("content/site.") }) {
            try write("title: Test\nbaseURL: https://test.example/\n", to: "content/site.yml")
        }
    }

    /// A folder in memory, where there is one: for tests of hundreds of builds, each of which syncs its disk.
    static var memory: URL {
        let folder = "/dev/shm"
        let isThere = FileManager.default.isWritableFile(atPath: folder)
        return isThere ? URL(filePath: folder) : FileManager.default.temporaryDirectory
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

    func write(_ bytes: Data, to path: String) throws {
        let file = root.appending(path: path)
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try bytes.write(to: file)
    }

    /// An article's file: title and date are given, further keys and the body as told.
    static func article(_ body: String, title: String = "T", keys: String = "") -> String {
        "---\ntitle: \(title)\ndate: 2017-09-14T12:00:00Z\n\(keys)---\n\(body)\n"
    }

    @discardableResult
    func build(_ adjust: (inout BuildOptions) -> Void = { _ in }) throws -> BuildReport {
        var options = BuildOptions()
        options.source = root.path()
        options.now = Self.now
        adjust(&options)
        return try Builder.build(options)
    }

    /// A built page's text; throws where there is none.
    func page(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: "public/" + path), encoding: .utf8)
    }

    /// The site's files, without the generator's own record of them.
    func output() throws -> [String: Data] {
        try FileTree.files(below: root.appending(path: "public")).filter { !$0.key.hasPrefix(".sitegen/") }
    }
}

/// A folder's files by their paths in it.
enum FileTree {
    static func files(below folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path()) {
            let file = folder.appending(path: path)
            let kind =
                try FileManager.default.attributesOfItem(atPath: file.path(percentEncoded: false))[.type]
                as? FileAttributeType
            if kind == .typeRegular { files[path] = try Data(contentsOf: file) }
        }
        return files
    }

    /// What differs, file by file, with the first line that does; empty where nothing does.
    static func differences(_ found: [String: Data], from wanted: [String: Data]) -> [String] {
        Set(found.keys).union(wanted.keys).sorted().compactMap { path in
            guard let ours = found[path] else { return "\(path): missing" }
            guard let theirs = wanted[path] else { return "\(path): not expected" }
            if ours == theirs { return nil }
            let (left, right) = (lines(ours), lines(theirs))
            let number = zip(left, right).prefix { $0 == $1 }.count
            return "\(path):\(number + 1):\n  is:     \(line(number, left))\n  wanted: \(line(number, right))"
        }
    }

    private static func lines(_ bytes: Data) -> [Data] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    private static func line(_ number: Int, _ lines: [Data]) -> String {
        number < lines.count ? String(decoding: lines[number], as: UTF8.self) : "(the end)"
    }
}
