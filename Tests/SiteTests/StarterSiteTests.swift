import Build
import CommandLineTool
import Foundation
import SourceText
import Synchronization
import Testing

/// The program from `init` to a built site, as a new user meets it.
struct StarterSiteTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID().uuidString)")

    private func run(_ words: [String]) -> (status: Tool.Status, out: String, error: String) {
        let texts = Mutex((out: "", error: ""))
        let console = Console(
            out: { text in texts.withLock { $0.out += text } }, error: { text in texts.withLock { $0.error += text } })
        let status = Tool(environment: [:], console: console).run(words)
        return texts.withLock { (status, $0.out, $0.error) }
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    private func withStarter(_ body: () throws -> Void) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(run(["init", folder.path(), "--now", "2017-09-14T06:00:00Z"]).status == .done)
        try body()
    }

    private var site: [String] { ["-s", folder.path(), "--now", "2017-09-14T06:00:00Z"] }

    @Test func aStarterBuildsWithoutAFault() throws {
        try withStarter {
            let build = run(["build"] + site)
            #expect(build.status == .done)
            #expect(build.error == "")
            #expect(build.out.hasPrefix("Built "))
            let article = try text("public/2017/09/14/envoy-arrives-in-geneva/index.html")
            #expect(article.contains("<span class=\"dateline\">GENEVA (My Briefing)</span>"))
            #expect(article.contains("<a href=\"/people/ada-example/\">Ada Example</a>"))
            #expect(article.contains("\"creditText\":\"Example Office / A Drawing Hand\""))
            let person = try text("public/people/ada-example/index.html")
            #expect(person.contains("<mark>Ada Example</mark>"))
            let country = try text("public/countries/france/index.html")
            #expect(country.contains("<mark>Paris</mark>"))
        }
    }

    @Test func aSecondBuildWritesNothing() throws {
        try withStarter {
            #expect(run(["build"] + site).status == .done)
            #expect(run(["build"] + site).out.contains(", 0 changed, in "))
        }
    }

    @Test(arguments: [["-j1"], ["-j8"]])
    func threadsDoNotChangeTheBytes(jobs: [String]) throws {
        try withStarter {
            #expect(run(["build"] + site).status == .done)
            #expect(run(["build"] + site + jobs).out.contains(", 0 changed, in "))
        }
    }

    @Test func faultsLeaveTheLastGoodSite() throws {
        try withStarter {
            #expect(run(["build"] + site).status == .done)
            let before = try text("public/index.html")
            let path = "content/articles/2017/09/14/talks-resume.md"
            let source = try text(path) + "\n[There](article:talks-resumed)\n"
            try source.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
            let build = run(["build"] + site)
            #expect(build.status == .faults)
            #expect(
                build.error.contains(
                    "\(path):9:1: error: no article has the slug 'talks-resumed'; did you mean 'talks-resume'?"))
            #expect(build.error.contains("1 error; nothing was written"))
            #expect(try text("public/index.html") == before)
        }
    }

    @Test(arguments: [
        (["biuld"], "sitegen: unknown command 'biuld'; did you mean 'build'?\n"),
        (["build", "--strct"], "sitegen: unknown option '--strct'; did you mean '--strict'?\n"),
        (["build", "-j", "0"], "sitegen: option '--jobs' takes a number from 1 to 256, not '0'\n"),
        (["build", "-o"], "sitegen: option '-o' needs a value: DIR\n"),
        (["build", "-s", "--strict"], "sitegen: option '-s' needs a value: DIR\n"),
        (["build", "--drafts=1"], "sitegen: option '--drafts' takes no value\n"),
        (["build", "there"], "sitegen: unexpected argument 'there'\n"),
        (["list"], "sitegen: say what to list: articles, people, countries or drafts\n"),
    ])
    func wrongUsageIsExplained(words: [String], message: String) {
        let result = run(words)
        #expect(result.status == .usage)
        #expect(result.error.hasPrefix(message))
    }

    @Test func aFolderThatIsUsedIsLeftAsItIs() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "x".write(to: folder.appending(path: ".gitignore"), atomically: true, encoding: .utf8)
        #expect(run(["init", folder.path()]).status == .faults)
        #expect(run(["new", "person", "Ada", "-s", folder.path()]).status == .faults)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == [".gitignore"])
    }
}
