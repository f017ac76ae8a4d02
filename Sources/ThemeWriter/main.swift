import Foundation

// ThemeWriter TEMPLATES OUTPUT: writes the text files of a theme as one Swift file. A part of the build, not of the product.

guard CommandLine.arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: ThemeWriter TEMPLATES OUTPUT\n".utf8))
    exit(2)
}
let folder = URL(filePath: CommandLine.arguments[1], directoryHint: .isDirectory).standardizedFileURL
var files: [(name: String, text: String)] = []
if let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey]) {
    for case let file as URL in walk
    where try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        let name = String(file.standardizedFileURL.path().dropFirst(folder.path().count))
        if name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
        files.append((name, try String(contentsOf: file, encoding: .utf8)))
    }
}
files.sort { $0.name < $1.name }

/// A raw string literal with more number signs than any run of them in the text.
func literal(_ text: String) -> String {
    let longest = text.split(whereSeparator: { $0 != "#" }).map(\.count).max() ?? 0
    let signs = String(repeating: "#", count: longest + 1)
    return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
}

var source = "extension Theme {\n    static let texts: [(name: String, text: String)] = [\n"
for file in files { source += "(\"\(file.name)\", \(literal(file.text))),\n" }
source += "    ]\n}\n"
try source.write(to: URL(filePath: CommandLine.arguments[2]), atomically: true, encoding: .utf8)
