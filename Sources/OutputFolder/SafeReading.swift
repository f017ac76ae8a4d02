import Bytes

/// Reading what stands in the output folder, through no symbolic link.
extension System {
    /// Fails with `symbolicLink` if one stands in the place of a folder above `path`; false if a folder is missing.
    func hasFolders(above path: String) throws(OutputError) -> Bool {
        var index = path.utf8.startIndex
        while let slash = path.utf8[index...].firstIndex(of: UInt8(ascii: "/")) {
            let part = String(path[..<slash])
            switch try status(part).kind {
            case .folder: break
            case .symbolicLink: throw .symbolicLink(path: name + "/" + part)
            default: return false
            }
            index = path.utf8.index(after: slash)
        }
        return true
    }

    /// Opens what stands at `path` for reading; nil if nothing does, or a link.
    func openSafely(_ path: String) throws(OutputError) -> OpenDescriptor? {
        guard try hasFolders(above: path) else { return nil }
        let descriptor = openFile(path)
        if descriptor >= 0 { return OpenDescriptor(descriptor) }
        if descriptor == -Self.missing || descriptor == -Self.loop || descriptor == -Self.notFolder { return nil }
        // A socket, or a device without a driver: certainly not a file of ours.
        if descriptor == -Self.noDevice { return nil }
        throw failure(.open, path, -descriptor)
    }

    /// The whole of a small file of sitegen's own; nil if there is none.
    func contents(of path: String) throws(OutputError) -> [UInt8]? {
        guard let reader = try openSafely(path) else { return nil }
        let status = try status(of: reader.number, path: path)
        guard status.kind == .file else { return nil }
        return try read(status.size, from: reader.number, path: path)
    }

    /// Whether the file at `path` still holds what the manifest says.
    func holds(_ entry: Manifest.Entry) throws(OutputError) -> Bool {
        guard let reader = try openSafely(entry.path) else { return false }
        let status = try status(of: reader.number, path: entry.path)
        guard status.kind == .file, status.size == entry.size else { return false }
        var stream = FingerprintStream()
        while true {
            let block = try read(FingerprintStream.blockLength, from: reader.number, path: entry.path)
            stream.append(block[...])
            if block.count < FingerprintStream.blockLength { break }
        }
        return stream.fingerprint == entry.fingerprint
    }

    /// Removes a folder and all in it, following no link; nothing if there is none.
    func dropTree(_ path: String, depth: Int = 0) throws(OutputError) {
        // Most of what is dropped is an empty folder or a file: no need to look first.
        let emptied = removeFolder(path)
        if emptied >= 0 || emptied == -Self.missing { return }
        if emptied == -Self.notFolder { return try remove(path) }
        guard emptied == -Self.notEmpty || emptied == -Self.exists else {
            throw failure(.removeFolder, path, -emptied)
        }
        let limit = OutputPath.depthLimit + 8
        if depth > limit { throw .unsafePath(path: path, reason: "it is more than \(limit) folders deep") }
        for entry in try list(path) { try dropTree(path + "/" + entry, depth: depth + 1) }
        let removed = removeFolder(path)
        if removed < 0 { throw failure(.removeFolder, path, -removed) }
    }
}
