import Build
import CommandLineTool
import Foundation
import Synchronization
import Testing

/// What the program answers to a command line, and with which exit status.
struct CommandTests {
    struct Answer {
        let status: Tool.Status
        let out: String
        let error: String
    }

    static func run(
        _ words: [String], environment: [String: String] = [:], fault: String? = nil, isTerminal: Bool = false,
        colour: Bool = false, onError: @escaping @Sendable () -> Void = {}
    ) -> Answer {
        let texts = Mutex((out: "", error: ""))
        let console = Console(
            out: { text in texts.withLock { $0.out += text } },
            error: { text in
                texts.withLock { $0.error += text }
                onError()
            },
            fault: { fault }, colour: colour, isTerminal: isTerminal)
        let status = Tool(environment: environment, console: console).run(words)
        return texts.withLock { Answer(status: status, out: $0.out, error: $0.error) }
    }

    /// A site of one article, in a folder that is gone afterwards.
    private func withSite(
        settings: String = "title: T\nbaseURL: https://example.org/\n",
        article: String = "date: 2017-09-14\n---\nText.",
        _ body: (_ site: [String], _ folder: URL) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let articles = folder.appending(path: "content/articles")
        try FileManager.default.createDirectory(at: articles, withIntermediateDirectories: true)
        try Data(settings.utf8).write(to: folder.appending(path: "content/site.yml"))
        try Data("---\ntitle: One\n\(article)\n".utf8).write(to: articles.appending(path: "one.md"))
        try body(["-s", folder.path(), "--now", "2017-09-15"], folder)
    }

    /// Pages amid the sources would be read as sources by the next build.
    @Test(arguments: ["content", "content/articles/built", "templates", "content/../content"])
    func aSiteIsNotBuiltIntoItsOwnSources(output: String) throws {
        try withSite { site, folder in
            let answer = Self.run(["build"] + site + ["-o", folder.appending(path: output).path()])
            #expect(answer.status == .usage)
            #expect(answer.error.hasPrefix("sitegen: the site cannot go to '"))
            let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
            #expect(paths.count == 4)
        }
    }

    /// A folder whose name only begins as theirs does is any folder.
    @Test func aSiteIsBuiltBesideItsSources() throws {
        try withSite { site, folder in
            let answer = Self.run(["build"] + site + ["-o", folder.appending(path: "content-built").path()])
            #expect(answer.status == .done)
        }
    }

    static let wrong: [(line: String, message: String)] = [
        ("biuld", "unknown command 'biuld'; did you mean 'build'?"),
        ("frobnicate", "unknown command 'frobnicate'"),
        ("--quiet build", "options stand after the command: sitegen build --quiet"),
        ("--frob", "unknown option '--frob'"),
        ("build site", "unexpected argument 'site'"),
        ("check site", "unexpected argument 'site'"),
        ("build --quiet --verbose", "options '--quiet' and '--verbose' exclude each other"),
        ("build --verify --dry-run", "options '--verify' and '--dry-run' exclude each other"),
        ("serve -p x", "option '--port' takes a number from 0 to 65535, not 'x'"),
        ("serve --port 65536", "option '--port' takes a number from 0 to 65535, not '65536'"),
        ("serve --port=-1", "option '--port' takes a number from 0 to 65535, not '-1'"),
        ("serve --drafts --no-drafts", "options '--drafts' and '--no-drafts' exclude each other"),
        ("serve content", "unexpected argument 'content'"),
        ("serve --output x", "unknown option '--output'"),
        ("build -j0", "option '--jobs' takes a number from 1 to 256, not '0'"),
        ("build -j257", "option '--jobs' takes a number from 1 to 256, not '257'"),
        ("build -j+8", "option '--jobs' takes a number from 1 to 256, not '+8'"),
        ("build -j2.5", "option '--jobs' takes a number from 1 to 256, not '2.5'"),
        ("build -b example.org", "'example.org' is not an absolute http or https address"),
        (
            "build --now yesterday",
            "option '--now' takes a date such as 2017-09-14 or 2017-09-14T06:00:00Z, not 'yesterday'"
        ),
        ("help biuld", "unknown command 'biuld'; did you mean 'build'?"),
        ("help build check", "unexpected argument 'check'"),
        ("new", "say what to start: article, person, country or briefing"),
        ("new story One", "cannot start 'story'; there are article, person, country and briefing"),
        ("new article", "give the article a name"),
        ("new article ---", "unknown option '---'"),
        ("list", "say what to list: articles, people, countries or drafts"),
        ("list tags", "cannot list 'tags'; there are articles, people, countries and drafts"),
        ("init one two", "unexpected argument 'two'"),
    ]

    @Test(arguments: wrong)
    func wrongUsageHasStatusTwo(_ line: String, _ message: String) {
        let answer = Self.run(line.split(separator: " ").map(String.init))
        #expect(answer.status == .usage)
        #expect(answer.out == "")
        #expect(answer.error.hasPrefix("sitegen: \(message)\nTry 'sitegen help"))
    }

    @Test func nothingAtAllIsExplained() {
        let answer = Self.run([])
        #expect(answer.status == .usage)
        #expect(answer.error.contains("Usage: sitegen COMMAND [OPTIONS]"))
    }

    @Test func theEpochIsHeldToItsForm() {
        let answer = Self.run(["build"], environment: ["SOURCE_DATE_EPOCH": "soon"])
        #expect(answer.status == .usage)
        #expect(answer.error.contains("SOURCE_DATE_EPOCH is not a number of seconds since 1970: 'soon'"))
    }

    @Test(arguments: [["--version"], ["-V"]])
    func versionIsOneLine(_ words: [String]) {
        #expect(Self.run(words).out == "sitegen \(sitegenVersion)\n")
    }

    // MARK: Exit status

    @Test func aBuildHasStatusNought() throws {
        try withSite { site, _ in
            let answer = Self.run(["build"] + site)
            #expect(answer.status == .done && answer.error == "")
            #expect(answer.out.wholeMatch(of: /Built \d+ pages, \d+ changed, in \d+\.\d\d s\n/) != nil)
        }
    }

    @Test func faultsHaveStatusOne() throws {
        try withSite(article: "date: 2017-09-14\ntitel: x\n---\nText.") { site, folder in
            let answer = Self.run(["build"] + site)
            #expect(answer.status == .faults && answer.out == "")
            #expect(answer.error.contains("content/articles/one.md:4:1: error: "))
            #expect(answer.error.hasSuffix("1 error; nothing was written\n"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "public/index.html").path()))
        }
    }

    @Test func aSiteThatIsNotThatOfACleanBuildHasStatusOne() throws {
        try withSite { site, folder in
            let words = ["build", "--verify"] + site
            let verified = Self.run(words)
            #expect(verified.status == .done && verified.error == "")
            let lines = /Built (\d+) pages, \1 changed, in .* s\nverified: \1 files are those of a clean build\n/
            #expect(verified.out.wholeMatch(of: lines) != nil)
            usleep(40_000)
            #expect(Self.run(words).status == .done)
            try FileManager.default.removeItem(at: folder.appending(path: "public/robots.txt"))
            try Data("x".utf8).write(to: folder.appending(path: "public/index.html"))
            for words in [words, words + ["--quiet"]] {
                let answer = Self.run(words)
                #expect(answer.status == .faults)
                #expect(
                    answer.error == """
                        different: index.html, at offset 0
                        missing: robots.txt
                        2 files are not as a clean build makes them; delete .sitegen/ in the site's folder and build again

                        """)
            }
            let json = Self.run(words + ["--json"])
            #expect(json.status == .faults && json.error == "")
            #expect(
                json.out.hasPrefix(
                    """
                    {"difference":"different","path":"index.html","offset":0}
                    {"difference":"missing","path":"robots.txt"}
                    {"verified":
                    """))
            #expect(json.out.contains(",\"differences\":2}\n{\"pages\":"))
        }
    }

    @Test func atMostTwentyDifferencesAreListed() throws {
        try withSite { site, folder in
            for number in 10..<40 {
                let file = folder.appending(path: "content/articles/\(number).md")
                try Data("---\ntitle: One\ndate: 2017-09-14\n---\nText.\n".utf8).write(to: file)
            }
            usleep(40_000)
            #expect(Self.run(["build"] + site).status == .done)
            for number in 10..<40 {
                try FileManager.default.removeItem(at: folder.appending(path: "public/2017/09/14/\(number)"))
            }
            let answer = Self.run(["build", "--verify"] + site)
            let lines = answer.error.split(separator: "\n")
            #expect(lines.count == 22 && lines[19] == "missing: 2017/09/14/29/index.html")
            #expect(lines[20] == "and 10 more" && lines[21].hasPrefix("30 files are not as a clean build makes them; "))
        }
    }

    @Test func outputThatCannotBePrintedHasStatusThree() throws {
        try withSite { site, _ in
            let answer = Self.run(["build"] + site, fault: "No space left on device")
            #expect(answer.status == .environment)
            #expect(answer.error == "sitegen: standard output: No space left on device\n")
        }
    }

    @Test func anUnreadableSiteHasStatusThree() {
        let answer = Self.run(["build", "-s", "/nonexistent/site"])
        #expect(answer.status == .environment)
        #expect(answer.error.contains("/nonexistent/site"))
    }

    // MARK: What is printed

    private static let drafted = "date: 2017-09-14\n---\n[Not to be](article:found-nowhere) <b>x</b>"

    @Test func quietPrintsErrorsOnly() throws {
        try withSite(article: "date: 2017-09-14\n---\n<b>x</b>") { site, _ in
            #expect(Self.run(["build"] + site).error.contains("warning: "))
            let quiet = Self.run(["build", "--quiet"] + site)
            #expect(quiet.status == .done && quiet.out == "" && quiet.error == "")
            let strict = Self.run(["build", "--quiet", "--strict"] + site)
            #expect(strict.status == .faults && strict.error.contains("error: "))
        }
    }

    @Test func jsonIsAnObjectALine() throws {
        try withSite(article: Self.drafted) { site, _ in
            let answer = Self.run(["build", "--json"] + site)
            #expect(answer.status == .faults && answer.error == "")
            let lines = answer.out.split(separator: "\n")
            #expect(lines.count == 4)
            for line in lines {
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                #expect(object is [String: Any])
            }
            #expect(lines.last?.contains("\"errors\":1,\"warnings\":2") == true)
        }
    }

    /// Whoever holds the folder lets go of it when the message comes.
    @Test(arguments: [false, true])
    func aBuildSaysThatItWaits(quietly: Bool) throws {
        try withSite { site, folder in
            #expect(Self.run(["build"] + site).status == .done)
            let lock = open(folder.appending(path: "public/.sitegen/lock").path(), O_RDWR)
            defer { close(lock) }
            #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
            if quietly {
                // Nothing is said, so nobody lets go before the time.
                Thread.detachNewThread {
                    usleep(60_000)
                    flock(lock, LOCK_UN)
                }
            }
            let words = ["build"] + (quietly ? ["--quiet"] : []) + site
            let answer = Self.run(words) { flock(lock, LOCK_UN) }
            #expect(answer.status == .done)
            let path = folder.path() + "/public"
            #expect(answer.error == (quietly ? "" : "sitegen: waiting for the build that holds '\(path)'\n"))
        }
    }

    @Test func verboseNamesTheStages() throws {
        try withSite { site, _ in
            let stages = Self.run(["build", "--verbose"] + site).error.split(separator: "\n").map {
                $0.prefix { $0 != ":" }
            }
            #expect(stages == ["read", "parse", "resolve", "plan", "render and write"])
        }
    }

    @Test func colourIsForTerminals() throws {
        try withSite(article: Self.drafted) { site, _ in
            #expect(!Self.run(["build"] + site).error.contains("\u{1B}"))
            #expect(Self.run(["build"] + site, colour: true).error.contains("\u{1B}[1;31merror:\u{1B}[0m"))
        }
    }

    /// What a title holds never reaches a terminal as an order.
    @Test func controlCharactersAreNotPrinted() throws {
        let article = "date: 2017-09-14\nsection: \"a\\u202Eb\"\n---\nText."
        try withSite(article: article) { site, _ in
            let answer = Self.run(["list", "articles"] + site)
            #expect(answer.status == .done)
            #expect(answer.out == "2017-09-14\tpublished\ta b\tone\tOne\tcontent/articles/one.md\n")
        }
    }

    // MARK: list and new

    @Test func listingsAreJSONWithNumbers() throws {
        try withSite(article: "date: 2017-09-14\n---\n[Moscow] and [Paris].") { site, _ in
            let answer = Self.run(["list", "countries", "--json"] + site)
            #expect(
                answer.out == """
                    {"code":"FR","slug":"france","name":"France","articles":1}
                    {"code":"RU","slug":"russia","name":"Russia","articles":1}

                    """)
        }
    }

    @Test func draftsAreDraftsOnly() throws {
        try withSite(article: "date: 2018-09-14\n---\nText.") { site, folder in
            let draft = folder.appending(path: "content/articles/two.md")
            try Data("---\ntitle: Two\ndate: 2017-09-13\ndraft: true\n---\nText.\n".utf8).write(to: draft)
            #expect(
                Self.run(["list", "drafts"] + site).out == "2017-09-13\tdraft\t\ttwo\tTwo\tcontent/articles/two.md\n")
            #expect(Self.run(["list", "articles"] + site).out.contains("2018-09-14\tfuture\t"))
        }
    }

    @Test func faultsStandBesideAListing() throws {
        try withSite(article: Self.drafted) { site, _ in
            let answer = Self.run(["list", "articles", "--json"] + site)
            #expect(answer.status == .faults)
            #expect(answer.out.hasPrefix("{\"date\":\"2017-09-14\""))
            #expect(answer.error.hasPrefix("{\"severity\":\"error\",\"id\":\"unknown-article\""))
        }
    }

    /// 20:00 in UTC is the next day in Tokyo.
    @Test func aDayIsTheSites() throws {
        let tokyo = "title: T\nbaseURL: https://example.org/\ntimeZone: Asia/Tokyo\nsections: [World, Sport]\n"
        try withSite(settings: tokyo) { site, folder in
            let words = ["-s", folder.path(), "--now", "2017-09-14T20:00:00Z"]
            #expect(Self.run(["new", "article", "Late", "news"] + words).out.hasSuffix("2017/09/15/late-news.md\n"))
            let text = try String(
                contentsOf: folder.appending(path: "content/articles/2017/09/15/late-news.md"), encoding: .utf8)
            #expect(text.contains("date: 2017-09-15T05:00:00+09:00\n# section: World | Sport\n"))
            #expect(Self.run(["new", "briefing"] + words).out.hasSuffix("content/briefings/2017-09-15.md\n"))
            #expect(Self.run(["check", "-D"] + words).status == .done)
        }
    }

    static let names: [(words: [String], message: String)] = [
        (["article", "  "], "give the article a name"),
        (["person", "a\nb"], "a name is one line, without control characters"),
        (["article", "a\u{1B}[31m"], "a name is one line, without control characters"),
        (["country", "xyz"], "no country is called 'xyz'; a new one is named by two letters, such as xk"),
        (["country", "../a"], "no country is called '../a'; a new one is named by two letters, such as xk"),
        (["briefing", "today"], "'today' is not a day; write it as 2017-09-14"),
    ]

    @Test(arguments: names)
    func refusesNames(_ words: [String], _ message: String) throws {
        try withSite { site, _ in
            let answer = Self.run(["new"] + words + site)
            #expect(answer.status == .usage)
            #expect(answer.error.hasPrefix("sitegen: \(message)\n"))
        }
    }

    @Test func aSiteStartsWithItsThemeIfAsked() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(Self.run(["init", folder.path(), "--with-theme", "--now", "2017-09-14"]).status == .done)
        for file in Builder.themeFiles {
            let copy = folder.appending(path: "templates/" + file.name)
            #expect(try Array(Data(contentsOf: copy)) == file.bytes)
        }
        #expect(Self.run(["build", "-s", folder.path(), "--now", "2017-09-14T06:00:00Z"]).status == .done)
    }

    @Test func anOutputFolderMayBeNamedByALink() throws {
        try withSite { site, folder in
            let real = folder.appending(path: "real")
            try FileManager.default.createDirectory(at: real, withIntermediateDirectories: true)
            let link = folder.appending(path: "link")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: real)
            #expect(Self.run(["build", "-o", link.path()] + site).status == .done)
            #expect(FileManager.default.fileExists(atPath: real.appending(path: "index.html").path()))
        }
    }
}
