import Foundation
import Testing

/// What a preview answers, as a static host would, and what it does when its site changes.
@Suite(.serialized)
struct ServeTests {
    private static func site(_ settings: String = "title: Test\nbaseURL: https://test.example/\n") throws
        -> TemporarySite
    {
        try TemporarySite(
            [
                "content/site.yml": settings,
                "content/articles/one.md": TemporarySite.article(
                    "It is the first text of [Ada Example](person:ada-example).", title: "One"),
                "content/articles/two.md": TemporarySite.article(
                    "It is the second one.", title: "Two", keys: "draft: true\n"),
                "content/articles/three.md":
                    "---\ntitle: Three\ndate: 2999-01-01T12:00:00Z\n---\nIt is yet to come.\n",
                "content/people/bo-sample.md": "---\nname: Bo Sample\n---\n",
                "content/articles/four.md": TemporarySite.article(
                    "Here Bo Sample stands without a link, and Marks & Co.", title: "Four"),
                "content/organizations/marks.md": "---\nname: Marks & Co\n---\n",
                "content/static/.nojekyll": "", "content/static/.well-known/security.txt": "Contact: x",
                "content/static/data.bin": String(repeating: "x", count: 5 << 20),
            ], in: TemporarySite.memory)
    }

    @Test func pagesAreServedAsByAStaticHost() throws {
        let preview = try RunningPreview(try Self.site())
        let home = try preview.get("/")
        #expect(home.status == 200 && home["content-type"] == "text/html; charset=utf-8")
        #expect(home.text.contains("<script src=\"/__sitegen/live.js\""))
        #expect(home["access-control-allow-origin"] == nil)
        #expect(home.text.contains("http://localhost:\(preview.port)/") && !home.text.contains("test.example"))

        let slash = try preview.get("/people?x=y")
        #expect(slash.status == 301 && slash["location"] == "/people/?x=y")
        #expect(try preview.get("/people/").status == 200)
        #expect(try preview.get("/people/index.html").status == 200)
        #expect(try preview.get("/feed.xml")["content-type"] == "application/xml")

        let missing = try preview.get("/nothing/")
        #expect(missing.status == 404 && missing.text.contains("live.js") && missing.text.contains("<title>"))
        for hidden in ["/.nojekyll", "/.sitegen/manifest"] { #expect(try preview.get(hidden).status == 404) }
        #expect(try preview.get("/.well-known/security.txt").text == "Contact: x")

        let tag = try #require(home["etag"])
        #expect(try preview.get("/", ["If-None-Match: \(tag)"]).status == 304)
        let head = try preview.get("/", method: "HEAD")
        #expect(head.status == 200 && head.body.isEmpty && head["content-length"] == "\(home.body.count)")
        #expect(try preview.get("/", ["Accept-Encoding: gzip"])["content-encoding"] == "gzip")

        // Sent from the disk.
        let part = try preview.get("/data.bin", ["Range: bytes=5242870-"])
        #expect(part.status == 206 && part.body.count == 10 && part["content-range"] == "bytes 5242870-5242879/5242880")
        #expect(try preview.get("/data.bin").body.count == 5 << 20)
        #expect(try preview.get("/", method: "POST", ["Content-Length: 0"])["allow"] == "GET, HEAD")

        // Both addresses of this machine.
        if RawConnection.hasIPv6 {
            let six = try preview.connect(AF_INET6)
            try six.send("GET / HTTP/1.1\r\nHost: [::1]:\(preview.port)\r\nConnection: close\r\n\r\n")
            #expect(RawResponse(six.receive())?.status == 200)
        }
    }

    @Test func draftsAreShownAndMarked() throws {
        let preview = try RunningPreview(try Self.site())
        let draft = try preview.get("/2017/09/14/two/")
        #expect(
            draft.status == 200 && draft.text.contains("data-sitegen-badge")
                && draft.text.contains("draft: only this preview"))
        #expect(!(try preview.get("/2017/09/14/one/").text.contains("data-sitegen-badge")))
        #expect(try preview.get("/2999/01/01/three/").status == 404)

        let future = try RunningPreview(preview.site, ["--future", "--no-drafts"])
        #expect(try future.get("/2999/01/01/three/").text.contains("not yet published: only this preview"))
        #expect(try future.get("/2017/09/14/two/").status == 404)
        // Each has a folder of its own.
        #expect(try preview.get("/2017/09/14/two/").status == 200)
    }

    /// A start that finds the site as the last one left it makes no page, and marks drafts all the same.
    @Test func draftsAreMarkedAfterAnotherStart() throws {
        let first = try RunningPreview(try Self.site())
        let port = first.port
        #expect(first.end().status == 0)
        // The address is part of the pages: another start at the same port finds all of them there.
        let preview = try RunningPreview(first.site, ["--port", "\(port)"])
        #expect(try preview.output().contains(", 0 changed"))
        let stream = TestStream(preview, "/__sitegen/events?files=2017%2F09%2F14%2Ftwo%2Findex.html")
        try stream.wait(for: "\"/2017/09/14/two/\":\"draft\"")
        try preview.waitFor("draft: only this preview", at: "/2017/09/14/two/")
    }

    /// What is served while the site has faults stays where it is.
    @Test func theLastGoodSiteStaysWhereItIs() throws {
        let preview = try RunningPreview(try Self.site())
        try preview.site.write("\\(page.nothing)", to: "templates/404.html")
        try RunningPreview.wait("the fault") { try preview.faults().contains("has no field 'nothing'") }
        try preview.site.write("title: Other\nbaseURL: https://test.example/news/\n", to: "content/site.yml")
        usleep(300_000)
        #expect(try preview.get("/2017/09/14/one/").status == 200)
        try FileManager.default.removeItem(at: preview.site.root.appending(path: "templates/404.html"))
        try RunningPreview.wait("the site has moved") { try preview.get("/news/2017/09/14/one/").status == 200 }
    }

    /// Removed with all of `.sitegen/`, the lock of a preview's folder is taken again.
    @Test func twoPreviewsNeverShareAFolder() throws {
        let first = try RunningPreview(try Self.site())
        try first.remove(".sitegen")
        try RunningPreview.wait("it is built again") { try first.get("/2017/09/14/one/").status == 200 }
        let second = try RunningPreview(first.site)
        #expect(try first.get("/").text.contains("http://localhost:\(first.port)/"))
        #expect(try second.get("/").text.contains("http://localhost:\(second.port)/"))
    }

    @Test func theSiteIsToldOf() throws {
        let preview = try RunningPreview(try Self.site())
        let page = try preview.get("/__sitegen/").text
        for part in [
            "content/articles/two.md", "draft", "2999-01-01T12:00:00Z", "[Bo Sample](person:bo-sample)",
            "[Marks &amp; Co](org:marks)",
            "content/articles/four.md",
            "content/people/ada-example.md", "href=\"/2017/09/14/one/\"", "/people/bo-sample/",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        let found = try preview.get("/__sitegen/?find=%22%3E%3Cscript%3E").text
        #expect(found.contains("value=\"&quot;&gt;&lt;script&gt;\""))
        #expect(try preview.get("/__sitegen").status == 301)
        #expect(try preview.get("/__sitegen/nothing").status == 404)
    }

    @Test func aSiteInAFolderKeepsItsPath() throws {
        let preview = try RunningPreview(try Self.site("title: Test\nbaseURL: https://test.example/news/\n"))
        #expect(try preview.output().contains("http://localhost:\(preview.port)/news/"))
        #expect(try preview.get("/")["location"] == "/news/")
        #expect(try preview.get("/news/2017/09/14/one/").status == 200)
        #expect(try preview.get("/news")["location"] == "/news/")
        #expect(try preview.get("/2017/09/14/one/").status == 404)
        // The settings change under way.
        try preview.site.write("title: Test\nbaseURL: https://test.example/paper/\n", to: "content/site.yml")
        try RunningPreview.wait("the site has moved") { try preview.get("/paper/2017/09/14/one/").status == 200 }
    }

    // MARK: Changes

    @Test func changesAndFaultsAreTold() throws {
        let preview = try RunningPreview(try Self.site())
        let mark = try #require(
            try preview.get("/2017/09/14/one/").text.firstMatch(of: #/data-since="([^"]+)"/#)?.output.1)
        let article = TestStream(preview, "/__sitegen/events?since=\(mark)&files=2017%2F09%2F14%2Fone%2Findex.html")
        let other = TestStream(preview, "/__sitegen/events?since=\(mark)&files=2017%2F09%2F14%2Ffour%2Findex.html")
        try article.wait(for: "event: mended")
        try other.wait(for: "event: mended")

        try preview.site.write(
            TemporarySite.article("It is another text of [Ada Example](person:ada-example).", title: "One"),
            to: "content/articles/one.md")
        try article.wait(for: "event: reload")
        #expect(try preview.get("/2017/09/14/one/").text.contains("It is another text"))

        try preview.site.write("\\(page.nothing)", to: "templates/404.html")
        try article.wait(for: "event: faults")
        try other.wait(for: "has no field 'nothing'")
        #expect(try preview.get("/2017/09/14/one/").text.contains("It is another text"))
        try FileManager.default.removeItem(at: preview.site.root.appending(path: "templates/404.html"))
        try other.wait(for: "event: mended", times: 2)
        #expect(!other.text.contains("event: reload"), "\(other.text)")

        // Connected again with what it showed: what it missed is told at once.
        let late = TestStream(preview, "/__sitegen/events?since=\(mark)&files=2017%2F09%2F14%2Fone%2Findex.html")
        try late.wait(for: "event: reload")
        #expect(try preview.faults().contains("templates/404.html:1:8: error"))
        #expect(preview.end().status == 0)
    }

    /// Nothing of a file that is half written is ever built.
    @Test func editorsWaysOfSavingAreUnderstood() throws {
        let preview = try RunningPreview(try Self.site())
        let stream = TestStream(preview, "/__sitegen/events?files=x")
        try stream.wait(for: "event: mended")
        let file = preview.site.root.appending(path: "content/articles/one.md").path()
        func text(_ words: String) -> [UInt8] { Array(TemporarySite.article(words, title: "One").utf8) }

        // Written over in parts, as some editors do and all shells.
        // On a machine that stands still meanwhile a file is half written, or gone, for longer than anybody writes.
        var wasQuick = true
        func save(_ way: () throws -> Void) rethrows {
            let start = ContinuousClock.now
            try way()
            if ContinuousClock.now - start > .milliseconds(100) { wasQuick = false }
        }
        save {
            let descriptor = open(file, O_WRONLY | O_TRUNC)
            for part in [text("Written in parts.").prefix(20), text("Written in parts.").dropFirst(20)] {
                usleep(20_000)
                _ = part.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            }
            close(descriptor)
        }
        try preview.waitFor("Written in parts.", at: "/2017/09/14/one/")

        // Moved aside, and written anew under its name.
        try save {
            rename(file, file + "~")
            usleep(10_000)
            try Data(text("Moved aside.")).write(to: URL(filePath: file))
        }
        try preview.waitFor("Moved aside.", at: "/2017/09/14/one/")

        // Removed, and another one moved into its place.
        try Data(text("Moved into place.")).write(to: URL(filePath: file + ".new"))
        save {
            unlink(file)
            usleep(10_000)
            rename(file + ".new", file)
        }
        try preview.waitFor("Moved into place.", at: "/2017/09/14/one/")
        if wasQuick {
            #expect(!stream.text.contains("event: faults"), "\(stream.text)")
            #expect(!(try preview.faults().contains("error")))
        }
    }

    @Test func anArticleAppearsAtItsTime() throws {
        let preview = try RunningPreview(try Self.site())
        let soon = Int(Date().timeIntervalSince1970) + 3
        let time = Date(timeIntervalSince1970: Double(soon)).ISO8601Format()
        try preview.site.write(
            TemporarySite.article("It has come.", title: "Five", keys: "publishDate: \(time)\n"),
            to: "content/articles/five.md")
        try RunningPreview.wait("it is listed") {
            // On a machine that stands still it may be published before anybody has seen it listed.
            try preview.get("/__sitegen/").text.contains(time) || preview.get("/2017/09/14/five/").status == 200
        }
        let status = try preview.get("/2017/09/14/five/").status
        #expect(status == 404 || Int(Date().timeIntervalSince1970) >= soon)
        try RunningPreview.wait("it appears") { try preview.get("/2017/09/14/five/").status == 200 }
        #expect(Int(Date().timeIntervalSince1970) >= soon)
    }

    // MARK: What goes wrong

    @Test func aSiteWithFaultsIsServedOnceTheyAreMended() throws {
        let site = try Self.site()
        try site.write("---\ntitel: One\n---\n", to: "content/articles/one.md")
        let preview = try RunningPreview(site)
        let page = try preview.get("/")
        #expect(page.status == 503 && page.text.contains("live.js"))
        let stream = TestStream(preview, "/__sitegen/events?files=index.html")
        try stream.wait(for: "unknown key 'titel'")
        try site.write(TemporarySite.article("It is mended.", title: "One"), to: "content/articles/one.md")
        try preview.waitFor("It is mended.", at: "/2017/09/14/one/")
        try stream.wait(for: "event: mended")
    }

    @Test func whatVanishesIsBuiltAgain() throws {
        let preview = try RunningPreview(try Self.site())
        try preview.remove(".sitegen")
        try RunningPreview.wait("the preview is built again") { try preview.get("/2017/09/14/one/").status == 200 }

        // The content goes, as it may with a change of branch, and comes back.
        let (content, aside) = (
            preview.site.root.appending(path: "content"), preview.site.root.appending(path: "aside")
        )
        try FileManager.default.moveItem(at: content, to: aside)
        try RunningPreview.wait("a clear line") { try preview.faults().contains("it has no folder 'content'") }
        #expect(try preview.get("/2017/09/14/one/").status == 200)
        try FileManager.default.moveItem(at: aside, to: content)
        try preview.site.write(TemporarySite.article("It came back.", title: "One"), to: "content/articles/one.md")
        try preview.waitFor("It came back.", at: "/2017/09/14/one/")

        try preview.remove("")
        try RunningPreview.wait("the end") { !preview.isRunning }
        #expect(try preview.faults().contains("is gone"))
        #expect(preview.end().status == 3)
    }

    /// A repository may hold whatever its author put there.
    @Test(arguments: [".sitegen", ".sitegen/preview"])
    func aPreviewThatIsALinkIsRefused(_ link: String) throws {
        let site = try Self.site()
        try site.write("secret", to: "elsewhere/preview/secret.txt")
        try site.write("secret", to: "elsewhere/secret.txt")
        if link != ".sitegen" {
            try FileManager.default.createDirectory(
                at: site.root.appending(path: ".sitegen"), withIntermediateDirectories: true)
        }
        try FileManager.default.createSymbolicLink(
            atPath: site.root.appending(path: link).path(),
            withDestinationPath: site.root.appending(path: "elsewhere").path())
        do {
            _ = try RunningPreview(site)
            Issue.record("it is served")
        } catch let failure as RunningPreview.Failure {
            #expect(failure.text.contains("/\(link)' is a symbolic link; sitegen writes through none"))
        }
        #expect(try FileTree.files(below: site.root.appending(path: "elsewhere")).count == 2)
    }

    /// The folder is exchanged for a link while it is served, and its manifest is removed.
    @Test func whatStandsInThePreviewsPlaceIsNotServed() throws {
        let preview = try RunningPreview(try Self.site())
        let folder = preview.site.root.appending(path: ".sitegen/preview")
        try preview.site.write("secret", to: "elsewhere/secret.txt")
        let link = preview.site.root.appending(path: "link")
        try FileManager.default.createSymbolicLink(
            atPath: link.path(), withDestinationPath: preview.site.root.appending(path: "elsewhere").path())
        // A build may make the folder anew between the two calls.
        try RunningPreview.wait("the link stands in its place") {
            try preview.remove(".sitegen/preview")
            return rename(link.path(), folder.path()) == 0
        }
        #expect(try preview.get("/secret.txt").status >= 400)
        try RunningPreview.wait("the preview is built again") { try preview.get("/2017/09/14/one/").status == 200 }
        #expect(try FileTree.files(below: preview.site.root.appending(path: "elsewhere")).count == 1)
        try preview.remove(".sitegen/preview/.sitegen")
        try preview.site.write(TemporarySite.article("It is built anew.", title: "One"), to: "content/articles/one.md")
        try preview.waitFor("It is built anew.", at: "/2017/09/14/one/")
    }

    @Test(arguments: [("n%C3%A9ws", "n%C3%A9ws"), ("a%20b", "a%20b"), (".x", ""), ("__sitegen", "")])
    func anyPathOfASiteIsServed(_ path: String, served: String) throws {
        let preview = try RunningPreview(try Self.site("title: Test\nbaseURL: https://test.example/\(path)/\n"))
        #expect(try preview.get((served.isEmpty ? "" : "/\(served)") + "/2017/09/14/one/").status == 200)
        #expect(try preview.get("/__sitegen/").text.contains("sitegen preview"))
    }

    @Test func aFileWithABlankInItsNameFollows() throws {
        let preview = try RunningPreview(try Self.site())
        try preview.site.write("<p>One</p>", to: "content/static/my page.html")
        try preview.waitFor("<p>One</p>", at: "/my%20page.html")
        let page = try preview.get("/my%20page.html").text
        #expect(page.contains("data-files=\"my page.html\""))
        let mark = try #require(page.firstMatch(of: #/data-since="([^"]+)"/#)?.output.1)
        let stream = TestStream(preview, "/__sitegen/events?since=\(mark)&files=my+page.html%0Aother.html")
        try stream.wait(for: "event: mended")
        try preview.site.write("<p>Two</p>", to: "content/static/my page.html")
        try stream.wait(for: "event: reload")
    }

    @Test func aPortInUseIsTold() throws {
        let preview = try RunningPreview(try Self.site())
        do {
            _ = try RunningPreview(preview.site, ["--port", "\(preview.port)"])
            Issue.record("two servers listen on one port")
        } catch let failure as RunningPreview.Failure {
            #expect(
                failure.text
                    == "sitegen: cannot listen on port \(preview.port): it is in use; choose another with --port\n")
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func signalsEndItAtOnce(_ signal: Int32) throws {
        let preview = try RunningPreview(try Self.site())
        let streams = (0..<5).map { _ in TestStream(preview, "/__sitegen/events?files=x") }
        for stream in streams { try stream.wait(for: "event: mended") }
        let (status, seconds) = preview.end(by: signal)
        #expect(status == 0)
        #expect(seconds < 5)
        #expect(!FileManager.default.fileExists(atPath: preview.site.root.appending(path: "public").path()))
    }
}

/// A stream of events, read by a thread of its own.
final class TestStream: Sendable {
    private let received: Received

    private final class Received: @unchecked Sendable {
        private let lock = NSLock()
        private var bytes: [UInt8] = []

        func take(_ more: [UInt8]) { lock.withLock { bytes = more } }
        var text: String { lock.withLock { String(decoding: bytes, as: UTF8.self) } }
    }

    init(_ preview: RunningPreview, _ target: String) {
        let (received, port) = (Received(), preview.port)
        self.received = received
        Thread.detachNewThread {
            guard let connection = try? RawConnection(port: port) else { return }
            try? connection.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
            _ = connection.receive { bytes in
                received.take(bytes)
                return false
            }
        }
    }

    var text: String { received.text }

    func wait(for part: String, times: Int = 1) throws {
        try RunningPreview.wait("the stream says \(part)") { text.components(separatedBy: part).count > times }
    }
}
