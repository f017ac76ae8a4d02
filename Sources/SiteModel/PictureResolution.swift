import Articles
import SourceText

/// Looks up the pictures of a text and numbers them.
struct PictureResolution {
    var lookUp: PictureLookUp

    mutating func resolve(_ text: inout AnnotatedText, in path: String, into diagnostics: inout [Diagnostic]) {
        guard text.hasPictures else { return }
        let folder = Self.folder(of: path)
        for index in text.figures.indices {
            let figure = text.figures[index]
            text.figures[index].picture = number(
                figure.source, folder, Origin(path: path, position: figure.position), isFigure: true, &diagnostics)
        }
        for index in text.inlinePictures.indices {
            let picture = text.inlinePictures[index]
            text.inlinePictures[index].picture = number(
                picture.source, folder, Origin(path: path, position: picture.position), isFigure: false, &diagnostics)
        }
    }

    private mutating func number(
        _ source: String, _ folder: String, _ origin: Origin, isFigure: Bool, _ diagnostics: inout [Diagnostic]
    ) -> Int32 {
        switch lookUp.find(source, in: folder) {
        case .picture(let number): return number
        case .elsewhere:
            guard isFigure, !source.hasPrefix("http://"), !source.hasPrefix("https://"), !source.hasPrefix("//") else {
                return -1
            }
            diagnostics.append(
                Diagnostic(
                    .error, id: "unsafe-link", file: origin.path, position: origin.position,
                    message: "a picture cannot be at '\(source)'", excerpt: "",
                    fix: "put the picture's file into content/images/ and name it"))
        case .fault(.leavesSite):
            diagnostics.append(
                Diagnostic(
                    .error, id: "picture-outside", file: origin.path, position: origin.position,
                    message: "picture '\(source)' is outside of the content folder", excerpt: "",
                    fix: "copy the picture into content/images/"))
        case .fault(.missing(let nearest)):
            // An inline image may be anything that CommonMark allows; a figure is a promise to show a picture.
            diagnostics.append(
                Diagnostic(
                    isFigure ? .error : .warning, id: "missing-picture", file: origin.path, position: origin.position,
                    message: "there is no picture '\(source)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
                    excerpt: "", fix: "put it beside the article or into content/images/"))
        }
        return -1
    }

    /// `content/articles/2017/one.md` is in `articles/2017`.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        let folder = path[..<slash]
        if folder == "content" { return "" }
        return String(folder.hasPrefix("content/") ? folder.dropFirst("content/".utf8.count) : folder)
    }
}
