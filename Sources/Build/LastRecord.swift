import Bytes
import LastBuild
import OutputFolder
import SourceText

/// The record of the last build into an output folder, and the folder itself, which is held from here on: the two belong
/// together.
///
/// Records lie in the site's `.sitegen/`, one for each output folder; the whole of it may be deleted at any time.
struct LastRecord {
    private(set) var record: BuildRecord?
    /// Nil until there is one.
    private(set) var output: OutputFolder?
    private let root: String
    private let path: String
    private let waiting: Builder.Waiting?

    /// - Parameters:
    ///   - output: the output folder's absolute path.
    ///   - waiting: told if another build holds the folder, before the wait for it.
    init(root: String, output path: String, waiting: Builder.Waiting? = nil) throws(BuildFailure) {
        self.root = root
        self.waiting = waiting
        // The same for a site that was moved as a whole.
        let name = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
        self.path = "\(root)/.sitegen/record-\(Fingerprint(of: Array(name.utf8)).hexadecimal)"
        guard FileSystem.isFolder(path + "/.sitegen"), FileSystem.stamp(of: self.path) != nil else { return }
        let folder: OutputFolder
        do throws(OutputError) {
            folder = try open(path)
        } catch {
            throw BuildFailure(error.description)
        }
        // Once the folder is held: a build that was waited for has left a record of its own.
        if let bytes = try? FileSystem.bytes(of: self.path), let record = BuildRecord(decoding: bytes),
            let checksum = folder.checksum, checksum.value == record.folder
        {
            self.record = record
        }
    }

    /// Opens the output folder unless that was done.
    mutating func open(_ path: String) throws(OutputError) -> OutputFolder {
        if let output { return output }
        let waiting = waiting
        let opened = try OutputFolder(path, waiting: { waiting?(path) })
        output = opened
        return opened
    }

    /// Forgets the record, so that whatever is made by it is made clean, and looks at the folder as it stands now.
    mutating func forget() throws(BuildFailure) {
        record = nil
        do throws(OutputError) {
            output = try output?.reopened()
        } catch {
            throw BuildFailure(error.description)
        }
    }

    /// Keeps what the next build may know. Where that cannot be written, the next build is a clean one.
    func save(_ record: BuildRecord) {
        let folder = root + "/.sitegen"
        if !FileSystem.isFolder(folder) {
            var ignored = ByteBuffer(room: 16)
            ignored.append("*\n" as StaticString)
            _ = FileSystem.replace(folder + "/.gitignore", with: ignored, inFolder: folder)
        }
        _ = FileSystem.replace(path, with: record.encoded, inFolder: folder)
    }
}
