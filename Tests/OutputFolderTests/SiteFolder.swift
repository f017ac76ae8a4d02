import Bytes
import Foundation
import Synchronization
import Testing

@testable import OutputFolder

/// A folder of its own for one test, with what a test asks of an output folder. It is removed with the value.
final class SiteFolder: Sendable {
    let path: String

    init() throws {
        // A file system in memory where there is one: these tests make a hundred thousand files.
        let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm/" : NSTemporaryDirectory()
        path = memory + "sitegen-output-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var output: String { path + "/public" }

    /// Puts a file into the output as somebody else than sitegen would.
    func plant(_ name: String, _ text: String) throws {
        let file = output + "/" + name
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }

    func plantLink(_ name: String, to target: String) throws {
        let parent = (output + "/" + name as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: output + "/" + name, withDestinationPath: target)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: output + "/" + name)
    }

    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: output + "/" + name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// All files below the output, and empty folders with a `/` behind them; without sitegen's record unless asked for.
    func tree(withRecord: Bool = false) -> [String: String] {
        var tree: [String: String] = [:]
        var folders: [String] = [""]
        while let folder = folders.popLast() {
            let inside = (try? FileManager.default.contentsOfDirectory(atPath: output + "/" + folder)) ?? []
            if inside.isEmpty { tree[folder + "/"] = "" }
            for name in inside {
                let path = folder.isEmpty ? name : folder + "/" + name
                if path == OutputPath.recordFolder && !withRecord { continue }
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: output + "/" + path, isDirectory: &isFolder)
                let type = try? FileManager.default.attributesOfItem(atPath: output + "/" + path)[.type]
                if type as? FileAttributeType == .typeSymbolicLink {
                    tree[path] = "-> link"
                } else if isFolder.boolValue {
                    folders.append(path)
                } else {
                    tree[path] = text(path) ?? ""
                }
            }
        }
        return tree
    }

    /// A build from opening to commit, as the generator does it. The checksum that it tells of is compared with the
    /// manifest that stands, and then left out.
    @discardableResult
    func build(_ site: [String: String], others: Others = .removed, faults: System.FaultPlan? = nil)
        throws(OutputError) -> CommitSummary
    {
        let folder = try OutputFolder(output, patience: .zero, faults: faults)
        let staging = folder.begin()
        do throws(OutputError) {
            var files: [OutputFile] = []
            for (path, text) in site.sorted(by: { $0.key < $1.key }) {
                files.append(try staging.write(Array(text.utf8), to: path))
            }
            var summary = try staging.commit(files, others: others)
            #expect(summary.checksum == manifest?.checksum)
            #expect(summary.made + summary.unchanged == manifest?.count)
            summary.checksum = CommitSummary().checksum
            return summary
        } catch {
            staging.abandon()
            throw error
        }
    }

    /// The manifest that stands, with what changed of it, if both are intact.
    var manifest: Manifest? {
        let files = FileManager.default
        var manifest = files.contents(atPath: output + "/" + Manifest.path).flatMap { Manifest(intact: Array($0)) }
        guard let changes = files.contents(atPath: output + "/" + ManifestChanges.path) else { return manifest }
        return manifest?.take(Array(changes)) == true ? manifest : nil
    }

    struct Stamp: Equatable {
        var inode: UInt64
        var changed: Date
    }

    /// Which file stands at each path, and when it was last written, the record included.
    func stamps() throws -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: output) {
            let attributes = try FileManager.default.attributesOfItem(atPath: output + "/" + name)
            stamps[name] = Stamp(
                inode: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
                changed: attributes[.modificationDate] as? Date ?? .distantPast)
        }
        return stamps
    }

    func permissions(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: output + "/" + name)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }
}

extension Manifest {
    var entries: [Entry] { Array(entries(in: lines)) }
}
