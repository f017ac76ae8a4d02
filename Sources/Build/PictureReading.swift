import Parallel
import Pictures
import SiteModel
import SourceText

/// Looks into the pictures that pages use: their sizes, and whether an SVG could script.
struct PictureReading {
    let root: String
    let jobs: Int

    /// What an SVG may weigh: it is read whole, to be sure of it.
    private static let largestSVG = 4 << 20

    func read(_ pictures: [SitePicture], into diagnostics: inout [Diagnostic]) -> [SitePicture] {
        let root = root
        let read = parallelMap(pictures.count, jobs: jobs, worker: ()) { _, number in
            Self.look(at: pictures[number], root: root)
        }
        for (_, faults) in read { diagnostics += faults }
        return read.map(\.0)
    }

    private static func look(at picture: SitePicture, root: String) -> (SitePicture, [Diagnostic]) {
        let file = "\(root)/content/\(picture.path)"
        var picture = picture
        let header = PictureHeader.read(from: { FileSystem.bytes(of: file, from: $0, count: $1) })
        if let header {
            picture.width = header.width
            picture.height = header.height
            picture.mimeType = header.kind.mediaType
        } else {
            picture.mimeType = PictureHeader.Kind(fileName: picture.path)?.mediaType
        }
        var faults: [Diagnostic] = []
        if header?.kind == .svg || picture.path.lowercased().hasSuffix(".svg") {
            faults = dangers(of: file, picture.path)
        }
        return (picture, faults)
    }

    private static func dangers(of file: String, _ path: String) -> [Diagnostic] {
        let bytes = FileSystem.bytes(of: file, from: 0, count: largestSVG + 1)
        let source = SourceFile(path: "content/" + path, bytes: bytes)
        guard bytes.count <= largestSVG else {
            return [
                Diagnostic(
                    .error, id: "unsafe-picture", file: source.path, position: SourcePosition(line: 1, column: 1),
                    message: "the drawing is larger than 4 MB", excerpt: "", fix: "simplify it, or make it a PNG")
            ]
        }
        return SVGSafety.faults(in: bytes).map { fault in
            Diagnostic(
                .error, id: "unsafe-picture", in: source, at: source.position(ofByte: fault.offset),
                "the drawing could act on a reader's page: \(fault.reason)", fix: "take that part out of the drawing")
        }
    }
}
