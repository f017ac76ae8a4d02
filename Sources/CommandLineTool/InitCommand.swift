import Build
import Chronology
import Foundation

/// `sitegen init`: a small site that shows the content language and builds without a fault.
struct InitCommand {
    let console: Console

    func run(_ arguments: Arguments, now: Moment) throws -> Tool.Status {
        guard arguments.operands.count <= 1 else { throw UsageError("unexpected argument '\(arguments.operands[1])'") }
        let folder = arguments.operands.first ?? "."
        try refuseUsed(folder)
        if arguments.isOn("with-theme") {
            for file in Builder.themeFiles {
                _ = try SiteFiles.create("templates/" + file.name, file.bytes, in: folder)
            }
        }
        for (path, text) in Starter(day: now.date).files {
            _ = try SiteFiles.create(path, Array(text.utf8), in: folder)
        }
        let inside = folder == "." ? "" : "cd \(folder) && "
        console.out(
            "Started a site in \(folder == "." ? "this folder" : folder). See it with: \(inside)sitegen serve --open\n")
        return .done
    }

    /// A folder that holds anything but a repository's own files is somebody's.
    private func refuseUsed(_ folder: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else { throw Refusal(message: "\(folder) is a file") }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        if let name = names.sorted().first(where: { $0 != ".git" && $0 != ".DS_Store" }) {
            throw Refusal(message: "\(folder) is not empty: it holds '\(name)'; a site is started in an empty folder")
        }
    }
}

/// The files of a new site.
struct Starter {
    let day: CivilDate

    private var folder: String { day.description.replacing("-", with: "/") }

    var files: [(path: String, text: String)] {
        [
            ("content/site.yml", Self.settings), ("content/people/ada-example.md", Self.person),
            ("content/images/harbour.svg", Self.picture),
            ("content/articles/\(folder)/envoy-arrives-in-geneva.md", firstArticle),
            ("content/articles/\(folder)/talks-resume.md", secondArticle),
            ("content/briefings/\(day).md", briefing), (".gitignore", "/public/\n/.sitegen/\n"),
            ("README.md", Self.readme),
        ]
    }

    private static let settings = """
        title: My Briefing
        baseURL: https://example.org/
        language: en
        timeZone: UTC
        description: A briefing a day.
        sections: [Diplomacy, World]

        """

    private static let person = """
        ---
        name: Ada Example
        aliases: [A. Example]
        country: ch
        roles:
          - title: Envoy
            organization: Example Office
            from: 2001
        ---
        Ada Example is not a real person: she shows how people are written. Put real ones beside her and delete her file.

        """

    private static let picture = """
        <svg xmlns="http://www.w3.org/2000/svg" width="960" height="540" viewBox="0 0 960 540">
        <rect width="960" height="540" fill="#d9e4ea"/>
        <circle cx="720" cy="150" r="60" fill="#f4d58d"/>
        <path d="M0 330 L180 210 L330 330 L520 180 L760 330 L960 250 V540 H0 Z" fill="#7d98a1"/>
        <rect y="380" width="960" height="160" fill="#31576b"/>
        <path d="M360 380 h220 l-40 50 h-140 z" fill="#8c2f39"/>
        <path d="M470 380 V230 L560 360 H470" fill="#fbfaf6"/>
        </svg>

        """

    private var firstArticle: String {
        """
        ---
        title: Envoy arrives in Geneva for talks
        date: \(day)
        section: Diplomacy
        summary: The first story of a new site shows what the content language can do.
        ---
        ![Drawing of a sailing boat before mountains](harbour.svg)
        [Ada Example] (R), not in the drawing, crossed the lake by boat.
        © Example Office / A Drawing Hand

        GENEVA (My Briefing) — [Ada Example] arrived in [Geneva](place:geneva) today. A name in brackets is found by itself, if
        there is a file for it; [Paris] stands for a government, and [the Swiss](country:ch) for a country.

        > A picture, a caption and a credit belong together.
        >
        > — [Ada Example], Geneva

        [Talks resume after a pause](article:talks-resume)

        """
    }

    private var secondArticle: String {
        """
        ---
        title: Talks resume after a pause
        date: \(day)
        section: World
        summary: A second story, so that the first has something to lead to.
        ---
        GENEVA (My Briefing) — Delegations from [Switzerland] and [France] met again.

        """
    }

    private var briefing: String {
        """
        ---
        title: The first briefing
        articles: [envoy-arrives-in-geneva]
        ---
        An introduction by the editor. Delete this file and the briefing makes itself from the day's articles.

        """
    }

    private static let readme = """
        # My Briefing

            sitegen serve     # shows the site in a browser while it is written
            sitegen build     # makes the site in public/
            sitegen check     # reports faults and writes nothing
            sitegen new article "A headline"

        """
}
