import Build
import Bytes
import CLinuxMemory
import SourceText
import WebServer

/// Answers requests from a preview's folder, as a static host would from the site's.
struct Responder: Sendable {
    let state: PreviewState
    let folder: ServedFolder
    let visitors: Visitors
    /// What the site is built with now.
    let options: @Sendable () -> BuildOptions

    func answer(_ request: Request) -> Answer {
        switch visitors.verdict(on: request) {
        case .welcome: break
        case .unreadable(let reason): return .now(.plain(400, reason))
        case .stranger(let reason): return .now(.plain(403, reason))
        }
        guard request.isReading else { return .now(.onlyReading) }
        do throws(RequestPath.Fault) {
            return answer(request, try RequestPath(target: request.path ?? []))
        } catch .malformed {
            return .now(.plain(400, "The address cannot be read."))
        } catch {
            return .now(missing(request, nil))
        }
    }

    private func answer(_ request: Request, _ path: RequestPath) -> Answer {
        if path.parts.first == PreviewState.overviewFile { return answerOwn(request, path) }
        let base = RequestPath.parts(of: state.basePath) ?? []
        guard path.parts.starts(with: base) else {
            if path.parts.isEmpty { return .now(redirect(to: state.basePath, path)) }
            return .now(missing(request, nil))
        }
        return .now(page(request, path, Array(path.parts.dropFirst(base.count))))
    }

    // MARK: The site

    private func page(_ request: Request, _ path: RequestPath, _ parts: [String]) -> Response {
        // Taken first: a build that ends while the file is read then makes the page load once more.
        let mark = state.mark
        if path.isFolder {
            let file = (parts + ["index.html"]).joined(separator: "/")
            guard let index = folder.file(parts + ["index.html"]) else { return missing(request, file) }
            return deliver(index, file, mark, to: request)
        }
        if let file = folder.file(parts) { return deliver(file, parts.joined(separator: "/"), mark, to: request) }
        if folder.file(parts + ["index.html"]) != nil {
            let address = "/" + path.parts.map(Self.encoded).joined(separator: "/") + "/"
            return redirect(to: address, path)
        }
        return missing(request, parts.joined(separator: "/"))
    }

    private func deliver(_ file: OpenFile, _ name: String, _ mark: String, to request: Request) -> Response {
        let type = MediaType(of: name)
        guard type.isHTML, let bytes = file.bytes() else {
            return Delivery(.file(file), type).response(to: request)
        }
        let live = LivePage.with(bytes, files: [name], mark: mark, state: state.unpublished(name))
        return Delivery(.bytes(live), type).response(to: request)
    }

    private func redirect(to address: String, _ path: RequestPath) -> Response {
        let query = path.query.map { "?" + $0 } ?? ""
        var response = Response.plain(301, "The page is at \(address)", [("Location", address + query)])
        response.fields.append(("X-Content-Type-Options", "nosniff"))
        return response
    }

    /// The site's own page for what is not there, or what is wrong with the site where there is none yet.
    ///
    /// - Parameter file: what was looked for; nil where nothing can ever be there.
    private func missing(_ request: Request, _ file: String?) -> Response {
        let mark = state.mark
        let type = MediaType(of: "404.html")
        // A page that comes is shown as soon as it is there, under either of its addresses.
        let wanted = file.map { [$0, $0 + "/index.html"] } ?? []
        if let page = folder.file(["404.html"]), let bytes = page.bytes() {
            let live = LivePage.with(bytes, files: ["404.html"] + wanted, mark: mark)
            return Delivery(.bytes(live), type, status: 404).response(to: request)
        }
        let isBroken = state.findings.areFaulty
        let text =
            isBroken
            ? "The site cannot be built yet. This page follows as soon as its faults are mended."
            : "There is no such page, and the site has no 404.html."
        let page = LivePage.own(title: isBroken ? "Not built" : "Not found", status: text, "")
        let live = LivePage.with(page, files: ["404.html", "index.html"] + wanted, mark: mark)
        return Delivery(.bytes(live), type, status: isBroken ? 503 : 404).response(to: request)
    }

    /// A part of a path, percent-encoded but for what stands in any address as it is (RFC 3986, section 2.3).
    private static func encoded(_ part: String) -> String {
        var out: [UInt8] = []
        for byte in part.utf8 {
            let isLetter = byte < 0x80 && Unicode.Scalar(byte).properties.isAlphabetic
            if isLetter || (0x30...0x39).contains(byte) || "-._~".utf8.contains(byte) {
                out.append(byte)
            } else {
                out.append(percentEncoded: byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    // MARK: The preview's own

    private func answerOwn(_ request: Request, _ path: RequestPath) -> Answer {
        if visitors.isFromElsewhere(request) { return .now(.plain(403, "Pages from elsewhere get nothing here.")) }
        let name = path.parts.dropFirst().joined(separator: "/")
        switch (name, path.isFolder) {
        case ("", true): return overview(request, path)
        case ("", false): return .now(redirect(to: "/__sitegen/", path))
        case ("live.js", false): return .now(own(PackageResources.live_js, name, request))
        case ("overview.css", false): return .now(own(PackageResources.overview_css, name, request))
        case ("events", false): return .now(events(request, path))
        default: return .now(missing(request, nil))
        }
    }

    private func own(_ bytes: [UInt8], _ name: String, _ request: Request) -> Response {
        Delivery(.bytes(bytes), MediaType(of: name)).response(to: request)
    }

    /// A page that connects again says where its stream broke off.
    private func events(_ request: Request, _ path: RequestPath) -> Response {
        let fields = [
            ("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        if request.method == "HEAD" { return Response(200, fields) }
        let files = (path.parameter("files") ?? "").split(separator: "\n").prefix(8).map(String.init)
        let since = request["last-event-id"] ?? path.parameter("since")
        return Response(200, fields, body: .events(state.open(files, since: since)))
    }

    private func overview(_ request: Request, _ path: RequestPath) -> Answer {
        let view = OverviewPage.View(
            find: path.parameter("find") ?? "", from: path.parameter("from").flatMap { Int($0) } ?? 0)
        let (state, options) = (state, options)
        return .later {
            let (mark, build) = (state.mark, state.build)
            var failure: BuildFailure?
            var overview = state.overview
            if overview == nil {
                do throws(BuildFailure) {
                    let made = try Builder.overview(options())
                    if let made { state.take(made, of: build) }
                    overview = made
                } catch { failure = error }
                sitegen_give_memory_back()
            }
            let page = OverviewPage(overview: overview, findings: state.findings, failure: failure, view: view)
            let live = LivePage.with(page.bytes, files: [PreviewState.overviewFile], mark: mark)
            return Delivery(.bytes(live), MediaType(of: "index.html")).response(to: request)
        }
    }
}
