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

    /// - Parameter output: the output folder's absolute path.
    init(root: String, output path: String) throws(BuildFailure) {
        self.root = root
        // The same for a site that was moved as a whole.
        let name = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
        self.path = "\(root)/.sitegen/record-\(Fingerprint(of: Array(name.utf8)).hexadecimal)"
        guard FileSystem.isFolder(path + "/.sitegen"), let bytes = try? FileSystem.bytes(of: self.path),
            let record = BuildRecord(decoding: bytes)
        else { return }
        do throws(OutputError) {
            let folder = try OutputFolder(path)
            output = folder
            if let checksum = folder.checksum, checksum.value == record.folder { self.record = record }
        } catch {
            throw BuildFailure(error.description)
        }
    }

    /// Opens the output folder unless that was done.
    mutating func open(_ path: String) throws(OutputError) -> OutputFolder {
        if let output { return output }
        let opened = try OutputFolder(path)
        output = opened
        return opened
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
