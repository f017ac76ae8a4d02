import Foundation
import PackagePlugin

/// Runs ThemeWriter over `templates/` before the target is compiled, and again whenever a file there has changed.
@main
struct EmbedTheme: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let templates = context.package.directoryURL.appending(path: "templates")
        let output = context.pluginWorkDirectoryURL.appending(path: "ThemeFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding the default theme", executable: try context.tool(named: "ThemeWriter").url,
                arguments: [templates.path(), output.path()], inputFiles: try files(in: templates),
                outputFiles: [output])
        ]
    }

    private func files(in folder: URL) throws -> [URL] {
        guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        else { return [] }
        var found: [URL] = []
        for case let file as URL in walk
        where try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            found.append(file)
        }
        return found.sorted { $0.path() < $1.path() }
    }
}
