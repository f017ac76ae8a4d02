import Foundation
import Testing

@testable import WebServer

struct ServedFolderTests {
    @Test func onlyRegularFilesWithinAreOpened() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let served = root.appending(path: "served")
        try FileManager.default.createDirectory(at: served.appending(path: "a/b"), withIntermediateDirectories: true)
        try Data("secret".utf8).write(to: root.appending(path: "secret.txt"))
        try Data("page".utf8).write(to: served.appending(path: "a/b/index.html"))
        for (link, target) in [("file", "../secret.txt"), ("folder", ".."), ("a/inside", "b/index.html")] {
            try FileManager.default.createSymbolicLink(
                atPath: served.appending(path: link).path(), withDestinationPath: target)
        }
        mkfifo(served.appending(path: "fifo").path(), 0o600)

        let folder = ServedFolder(served.path())
        #expect(folder.file(["a", "b", "index.html"])?.bytes() == Array("page".utf8))
        #expect(folder.hasFolder(["a", "b"]) && folder.hasFolder([]))
        let closed = [
            ["file"], ["folder", "secret.txt"], ["a", "inside"], ["a"], ["a", "b"], ["fifo"], ["nothing"], [],
            ["..", "secret.txt"], ["../secret.txt"], ["."], [""],
        ]
        for parts in closed { #expect(folder.file(parts) == nil, "\(parts)") }
        #expect(!folder.hasFolder(["folder"]) && !folder.hasFolder(["a", "b", "index.html"]))
    }
}
