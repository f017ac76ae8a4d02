/// What the program can do.
enum Command: String, CaseIterable, Sendable {
    case build, serve, check, new
    case initialise = "init"
    case list, help

    var summary: String {
        switch self {
        case .build: "Build the site into public/"
        case .serve: "Show the site in a browser while it is written"
        case .check: "Report every fault without writing anything"
        case .new: "Start an article, person, country or briefing"
        case .initialise: "Start a site in an empty folder"
        case .list: "List articles, people, countries or drafts"
        case .help: "Explain a command"
        }
    }

    var usage: String {
        switch self {
        case .build, .serve, .check: "sitegen \(rawValue) [OPTIONS]"
        case .new: "sitegen new article|person|country|briefing NAME [OPTIONS]"
        case .initialise: "sitegen init [FOLDER] [OPTIONS]"
        case .list: "sitegen list articles|people|countries|drafts [OPTIONS]"
        case .help: "sitegen help [COMMAND]"
        }
    }

    var example: String {
        switch self {
        case .build: "sitegen build --drafts --output /tmp/preview"
        case .serve: "sitegen serve --open"
        case .check: "sitegen check --strict"
        case .new: "sitegen new article \"Ministers meet in Geneva\""
        case .initialise: "sitegen init briefing && cd briefing && sitegen serve --open"
        case .list: "sitegen list people --json"
        case .help: "sitegen help build"
        }
    }

    var options: [Option] {
        let source = Option("source", "s", value: "DIR", "the site's folder (default: this one)")
        let now = Option("now", nil, value: "DATE", "take DATE for the present, as 2017-09-14 or 2017-09-14T06:00:00Z")
        let json = Option("json", nil, "one JSON object a line on standard output")
        let help = Option("help", "h", "explain this command")
        let shown = [
            Option("drafts", "D", "show drafts"), Option("future", "F", "show articles whose time has not come"),
            Option("expired", "E", "show articles whose time is over"),
        ]
        let base = Option("base-url", "b", value: "URL", "in place of baseURL in site.yml")
        let jobs = Option("jobs", "j", value: "N", "threads, 1 to 256 (default: one for each processor)")
        let strict = Option("strict", nil, "take warnings for errors")
        let quiet = Option("quiet", nil, "print nothing but errors")
        switch self {
        case .build:
            let output = Option(
                "output", "o", value: "DIR", "where the site goes (default: public in the site's folder)")
            let verbose = Option("verbose", nil, "print each stage with its time")
            let explain = Option("explain", nil, value: "PATH", "say why the page at PATH is made or stays")
            let dryRun = Option("dry-run", nil, "list what would be written, and write nothing")
            let verify = Option("verify", nil, "compare the site with a clean build afterwards, file by file")
            return [source, output, base] + shown
                + [now, jobs, explain, dryRun, verify, strict, quiet, verbose, json, help]
        case .serve:
            let all = [
                Option("drafts", "D", "show drafts, as it does without being told"),
                Option("no-drafts", nil, "leave drafts out"),
            ]
            let port = Option("port", "p", value: "N", "listen on port N (default: 1313, or the next that is free)")
            let bind = Option(
                "bind", nil, value: "ADDRESS", "listen there, not only for this machine; 0.0.0.0 is everywhere")
            let open = Option("open", nil, "open the site in a browser")
            return [source, port, bind, open] + all + shown.dropFirst() + [now, jobs, quiet, help]
        case .check: return [source, base] + shown + [now, jobs, strict, quiet, json, help]
        case .new: return [source, now, help]
        case .initialise:
            return [Option("with-theme", nil, "copy the default theme into templates/, to be changed"), now, help]
        case .list: return [source, now, jobs, json, help]
        case .help: return [help]
        }
    }
}
