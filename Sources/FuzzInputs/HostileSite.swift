/// A site whose every field holds a hostile text.
///
/// Where the generator refuses one with a diagnostic, the text is left out of that field, so that the others are tried.
public struct HostileSite: Sendable {
    /// Fit for a host's name.
    public let name: String
    private var files: [String: HostileFile] = [:]
    private var rest = SmallSite()
    /// By field: how many texts were put there.
    public private(set) var tried: [String: Int] = [:]
    /// By field: how many of them were refused.
    public private(set) var refused: [String: Int] = [:]

    init(name: String) {
        self.name = name
        rest.files["content/images/picture.png"] = SamplePictures.png
    }

    public var site: SmallSite {
        var site = rest
        for (path, file) in files { site[path] = file.text }
        return site
    }

    mutating func add(_ file: HostileFile, as path: String) {
        files[path] = file
        for field in file.fields { tried[field, default: 0] += 1 }
    }

    mutating func add(_ text: String, as path: String) { rest[path] = text }

    /// Leaves out what these faults point at; false where one of them points at nothing hostile.
    public mutating func leaveOut(_ faults: [(file: String, line: Int)]) -> Bool {
        let places = Dictionary(grouping: faults, by: \.file).mapValues { Set($0.map(\.line)).sorted(by: >) }
        for (path, lines) in places {
            guard files[path] != nil else { return false }
            // From the last line on, so that the numbers of those before stay true.
            for line in lines {
                guard let field = files[path]?.leaveOut(line: line) else {
                    for field in files[path]?.fields ?? [] { refused[field, default: 0] += 1 }
                    files[path] = nil
                    break
                }
                refused[field, default: 0] += 1
            }
            if files[path]?.fields.isEmpty == true, path != "content/site.yml" { files[path] = nil }
        }
        return true
    }

    /// A day for each text.
    static func day(_ number: Int) -> String {
        let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(2015 + number / 336)-\(digits(number / 28 % 12 + 1))-\(digits(number % 28 + 1))"
    }

    /// The address that pages of a hostile site believe to be at.
    static func address(_ name: String) -> String { "https://\(name).hostile.example/" }
}
