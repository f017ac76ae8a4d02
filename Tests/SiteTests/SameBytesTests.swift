import Build
import Foundation
import Testing

/// One input has one output, wherever, whenever and however it is built.
///
/// Each build is a process of its own: time zone, language and umask belong to the process.
struct SameBytesTests {
    private static let environments: [(name: String, variables: [String: String], umask: String, jobs: String)] = [
        ("one thread", ["TZ": "UTC", "LANG": "C"], "022", "1"),
        ("eight threads", ["TZ": "UTC", "LANG": "C"], "022", "8"),
        (
            "another place and language",
            ["TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "NO_COLOR": "1"], "077", "3"
        ),
    ]

    @Test(arguments: FixtureSite.all.map(\.name) + ["demo"])
    func bytesDependOnTheInputAlone(name: String) throws {
        let outputs = try Self.environments.enumerated().map { number, environment in
            let site = try copy(of: name, turned: number == 2)
            try build(site, environment.variables, umask: environment.umask, jobs: environment.jobs)
            return try site.output()
        }
        #expect(outputs[0].count > 20)
        for (output, environment) in zip(outputs, Self.environments).dropFirst() {
            #expect(FileTree.differences(output, from: outputs[0]) == [], "\(environment.name)")
        }
    }

    /// The umask belongs to the process too. Masks that take away what root alone could do without are left out.
    @Test(arguments: ["000", "022", "027", "077"])
    func permissionsDoNotDependOnTheUmask(umask: String) throws {
        let site = try FixtureSite(name: "story").copy()
        try build(site, [:], umask: umask, jobs: "2")
        for path in try site.output().keys {
            for (name, mode) in [(path, 0o644), ((path as NSString).deletingLastPathComponent, 0o755)] {
                let file = site.root.appending(path: "public/" + name).path()
                let found = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(found == mode, "\(name)")
            }
        }
    }

    /// A copy of the site; `turned`, its files are made in another order, by which many file systems list them.
    private func copy(of name: String, turned: Bool) throws -> TemporarySite {
        let site = name == "demo" ? try FixtureSite.demo() : try FixtureSite(name: name).copy()
        guard turned else { return site }
        let other = try TemporarySite()
        for (path, bytes) in try FileTree.files(below: site.root).sorted(by: { $0.key > $1.key }) {
            try other.write(bytes, to: path)
        }
        return other
    }

    private func build(_ site: TemporarySite, _ variables: [String: String], umask: String, jobs: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "umask \(umask); exec \"$0\" build --quiet -s \"$1\" -j \(jobs) --now 2018-06-01T00:00:00Z",
            BuiltProgram.path.path(), site.root.path(),
        ]
        process.environment = variables
        process.currentDirectoryURL = site.root
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
