import Articles
import SourceText

/// Numbers the pictures that texts use, and tells of those that are not there.
struct PictureNumbering {
    private(set) var pictures: [SitePicture] = []
    private var numbers: [String: Int32] = [:]
    private var lookUp: PictureLookUp
    private var faults: PictureFaults

    /// - Parameter known: pictures that have their numbers.
    init(files: Set<String>, _ known: [SitePicture] = []) {
        lookUp = PictureLookUp(files: files)
        faults = PictureFaults(files: files)
        pictures = known
        for (number, picture) in known.enumerated() { numbers[picture.path] = Int32(number) }
    }

    mutating func number(of path: String) -> Int32 {
        if let known = numbers[path] { return known }
        let number = Int32(pictures.count)
        numbers[path] = number
        pictures.append(SitePicture(path: path))
        return number
    }

    /// Numbers the pictures of a text that is no article's.
    mutating func resolve(_ text: inout AnnotatedText, in path: String, into diagnostics: inout [Diagnostic]) {
        guard text.hasPictures else { return }
        let folder = PictureFaults.folder(of: path)
        for index in text.figures.indices {
            if case .picture(let path) = lookUp.find(text.figures[index].source, in: folder) {
                text.figures[index].picture = number(of: path)
            }
        }
        for index in text.inlinePictures.indices {
            if case .picture(let path) = lookUp.find(text.inlinePictures[index].source, in: folder) {
                text.inlinePictures[index].picture = number(of: path)
            }
        }
        tellFaults(of: text, in: path, into: &diagnostics)
    }

    mutating func tellFaults(of text: AnnotatedText, in path: String, into diagnostics: inout [Diagnostic]) {
        faults.tell(of: text, in: path, &lookUp, into: &diagnostics)
    }
}

/// What is wrong with the pictures that a text names, in words.
struct PictureFaults {
    private let files: Set<String>
    /// Names that a missing picture's may be meant for; made when the first is missing.
    private var names: [String]?
    private var suggestions = 0
    /// A moved folder makes thousands of pictures missing: only the first ones are compared with all others.
    private static let mostSuggestions = 50

    init(files: Set<String>) { self.files = files }

    mutating func tell(
        of text: AnnotatedText, in path: String, _ lookUp: inout PictureLookUp, into diagnostics: inout [Diagnostic]
    ) {
        let folder = Self.folder(of: path)
        for figure in text.figures {
            let answer = lookUp.find(figure.source, in: folder)
            tell(answer, figure.source, Origin(path: path, position: figure.position), isFigure: true, &diagnostics)
        }
        for picture in text.inlinePictures {
            let answer = lookUp.find(picture.source, in: folder)
            tell(answer, picture.source, Origin(path: path, position: picture.position), isFigure: false, &diagnostics)
        }
    }

    /// Whether something is to be said of what a text names by `source`.
    static func isFault(_ answer: PictureLookUp.Answer, _ source: String, isFigure: Bool) -> Bool {
        switch answer {
        case .picture: false
        case .elsewhere:
            isFigure && !source.hasPrefix("http://") && !source.hasPrefix("https://") && !source.hasPrefix("//")
        case .leavesSite, .missing: true
        }
    }

    private mutating func tell(
        _ answer: PictureLookUp.Answer, _ source: String, _ origin: Origin, isFigure: Bool,
        _ diagnostics: inout [Diagnostic]
    ) {
        switch answer {
        case .picture: break
        case .elsewhere:
            guard Self.isFault(answer, source, isFigure: isFigure) else { return }
            diagnostics.append(
                Diagnostic(
                    .error, id: "unsafe-link", file: origin.path, position: origin.position,
                    message: "a picture cannot be at '\(source)'", excerpt: "",
                    fix: "put the picture's file into content/images/ and name it"))
        case .leavesSite:
            diagnostics.append(
                Diagnostic(
                    .error, id: "picture-outside", file: origin.path, position: origin.position,
                    message: "picture '\(source)' is outside of the content folder", excerpt: "",
                    fix: "copy the picture into content/images/"))
        case .missing(let name):
            // An inline image may be anything that CommonMark allows; a figure is a promise to show a picture.
            let nearest = suggestion(for: name).map { "; did you mean '\($0)'?" } ?? ""
            diagnostics.append(
                Diagnostic(
                    isFigure ? .error : .warning, id: "missing-picture", file: origin.path, position: origin.position,
                    message: "there is no picture '\(source)'" + nearest,
                    excerpt: "", fix: "put it beside the article or into content/images/"))
        }
    }

    private mutating func suggestion(for name: String) -> String? {
        if name.isEmpty { return nil }
        suggestions += 1
        guard suggestions <= Self.mostSuggestions else { return nil }
        let known = names ?? files.compactMap { $0.split(separator: "/").last.map(String.init) }.sorted()
        names = known
        return nearestName(to: name, in: known, distance: 3)
    }

    /// `content/articles/2017/one.md` is in `articles/2017`.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        let folder = path[..<slash]
        if folder == "content" { return "" }
        return String(folder.hasPrefix("content/") ? folder.dropFirst("content/".utf8.count) : folder)
    }
}
