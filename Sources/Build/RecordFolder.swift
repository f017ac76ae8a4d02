import Bytes

/// The site's `.sitegen/`, where builds and previews keep what can be made again.
public enum RecordFolder {
    /// Makes it, unless it is there, with a file that keeps it out of Git.
    ///
    /// - Returns: its path.
    /// - Throws: why it cannot be had; `sitegen` writes through no symbolic link.
    public static func make(in root: String) throws(BuildFailure) -> String {
        let folder = root + "/.sitegen"
        if FileSystem.isLink(folder) {
            throw BuildFailure("'\(folder)' is a symbolic link; sitegen writes through none")
        }
        let ignored = folder + "/.gitignore"
        if !FileSystem.isThere(ignored) {
            var text = ByteBuffer(room: 16)
            text.append("*\n" as StaticString)
            try FileSystem.replace(ignored, with: text, inFolder: folder)
        }
        return folder
    }
}
