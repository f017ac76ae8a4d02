import Build
import Chronology
import Entities
import Foundation

/// `sitegen new`: a file with its front matter, never over one that is there.
struct NewCommand {
    let console: Console

    private enum Kind: String, CaseIterable {
        case article, person, country, briefing
    }

    func run(_ arguments: Arguments, now: Moment) throws -> Tool.Status {
        guard let word = arguments.operands.first else {
            throw UsageError("say what to start: article, person, country or briefing")
        }
        guard let kind = Kind(rawValue: word) else {
            throw UsageError("cannot start '\(word)'; there are article, person, country and briefing")
        }
        let name = arguments.operands.dropFirst().joined(separator: " ")
        try refuse(name, for: kind)
        let source = arguments.values["source"] ?? "."
        guard FileManager.default.fileExists(atPath: source + "/content") else {
            throw Refusal(message: "\(source) is no site: it has no folder 'content'; 'sitegen init' starts one")
        }
        let sections = Builder.sections(ofSite: source)
        let (path, text) = try file(kind, name.trimmingCharacters(in: .whitespaces), now, sections)
        let written = try SiteFiles.create(path, Array(text.utf8), in: source)
        console.out(written + "\n")
        return .done
    }

    private func refuse(_ name: String, for kind: Kind) throws(UsageError) {
        if kind == .briefing, name.isEmpty { return }
        if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            throw UsageError("a name is one line, without control characters")
        }
        if name.trimmingCharacters(in: .whitespaces).isEmpty { throw UsageError("give the \(kind.rawValue) a name") }
    }

    private func file(
        _ kind: Kind, _ name: String, _ now: Moment, _ sections: [String]
    ) throws -> (path: String, text: String) {
        let date = now.date
        switch kind {
        case .article:
            let day = date.description.replacing("-", with: "/")
            var stamp: [UInt8] = []
            stamp.append(rfc3339: now)
            return (
                "content/articles/\(day)/\(slugify(name)).md",
                """
                ---
                title: \(quoted(name))
                date: \(String(decoding: stamp, as: UTF8.self))
                # section: \(sections.isEmpty ? "World" : sections.joined(separator: " | "))
                # summary: One sentence for the standfirst and for lists.
                draft: true
                ---

                """
            )
        case .person:
            return (
                "content/people/\(slugify(name)).md",
                """
                ---
                name: \(quoted(name))
                aliases: []
                roles: []
                ---

                """
            )
        case .country:
            let code = try countryCode(name)
            let isBuiltIn = EntityRegistry.build(profiles: []).0.entity(.country, slug: code) != nil
            let title = isBuiltIn ? "" : "name: \(quoted(name))\n"
            return ("content/countries/\(code).md", "---\n\(title)aliases: []\n---\n\n")
        case .briefing:
            let day = name.isEmpty ? date : CivilDate.parse(name)
            guard let day else { throw UsageError("'\(name)' is not a day; write it as 2017-09-14") }
            return ("content/briefings/\(day).md", "---\ntitle: \(quoted("Briefing, \(day)"))\narticles: []\n---\n\n")
        }
    }

    /// The code of a country that is known by it or by a name, else what the author wrote, if it can be a code.
    private func countryCode(_ name: String) throws -> String {
        let (registry, _) = EntityRegistry.build(profiles: [])
        if let id = registry.entity(.country, slug: name), let country = registry[id].country { return country.code }
        if case .one(let id, _, _)? = registry.lookUp(label: name), let country = registry[id].country {
            return country.code
        }
        let code = name.lowercased()
        guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            let near = registry.nearestLabel(name).map { "; did you mean '\($0)'?" } ?? ""
            throw UsageError(
                "no country is called '\(name)'\(near.isEmpty ? "; a new one is named by two letters, such as xk" : near)"
            )
        }
        return code
    }

    /// A YAML scalar in double quotes (YAML 1.2.2, section 7.3.1).
    private func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

/// Files that `new` and `init` make in a site's folder.
enum SiteFiles {
    /// Writes a new file; an existing one, or a symbolic link on the way, is refused.
    static func create(_ path: String, _ bytes: [UInt8], in folder: String) throws -> String {
        let file = folder == "." ? path : folder + "/" + path
        var parent = folder
        for part in path.split(separator: "/").dropLast() {
            parent += "/" + part
            let attributes = try? FileManager.default.attributesOfItem(atPath: parent)
            if attributes?[.type] as? FileAttributeType == .typeSymbolicLink {
                throw Refusal(message: "\(parent) is a symbolic link, which is not followed")
            }
        }
        if (try? FileManager.default.attributesOfItem(atPath: file)) != nil {
            throw Refusal(message: "\(file) is there already")
        }
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: file), options: .withoutOverwriting)
        return file
    }
}
