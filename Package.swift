// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// A library target of the generator: its name, what it may know of, and nothing else.
func concern(_ name: String, knows dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = [])
    -> Target
{
    .target(name: name, dependencies: dependencies, swiftSettings: strict, plugins: plugins)
}

/// A concern that carries files of its folder `Parts` as bytes.
func concern(_ name: String, knows dependencies: [Target.Dependency], carries parts: [String]) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: parts.map { .embedInCode("Parts/\($0)") },
        swiftSettings: strict)
}

func tests(_ name: String, of dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "sitegen",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "sitegen", targets: ["sitegen"])],
    targets: [
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CMicroHTTPD", pkgConfig: "libmicrohttpd",
            providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // Calls of the C library that Swift's own module leaves out; nothing to install.
        .systemLibrary(name: "CLinuxFiles"),
        .systemLibrary(name: "CLinuxMemory"),

        // The default theme, `templates/`, is carried by the binary: a plugin writes it as Swift before `Theme` is compiled.
        .executableTarget(name: "ThemeWriter", swiftSettings: strict),
        .plugin(name: "EmbedTheme", capability: .buildTool(), dependencies: ["ThemeWriter"]),

        // Each line may use only the lines above it: the data's way through the program, lowest first.
        concern("Bytes"),
        concern("Parallel"),
        concern("Folders", knows: ["Bytes", "Parallel"]),
        concern("SourceText", knows: ["Bytes"]),
        concern("Chronology", knows: ["Bytes"]),
        concern("Markdown", knows: ["CCMark", "CYAML", "Bytes", "SourceText"]),
        concern("Pictures", knows: ["Bytes"]),
        concern("Entities", knows: ["Bytes", "SourceText", "Chronology"]),
        concern("Articles", knows: ["Bytes", "SourceText", "Chronology", "Markdown", "Entities"]),
        concern("LastBuild", knows: ["Bytes", "Parallel", "SourceText"]),
        concern(
            "SiteModel",
            knows: ["Bytes", "Parallel", "SourceText", "Chronology", "Entities", "Articles", "Pictures", "LastBuild"]),
        concern("Templates", knows: ["Bytes", "SourceText", "Chronology"]),
        concern(
            "Outputs",
            knows: [
                "Bytes", "Parallel", "SourceText", "Chronology", "Entities", "Articles", "SiteModel", "Templates",
                "Pictures", "LastBuild",
            ]),
        concern("Theme", plugins: ["EmbedTheme"]),
        concern("OutputFolder", knows: ["CLinuxFiles", "Bytes"]),
        concern(
            "Build",
            knows: [
                "Bytes", "Parallel", "Folders", "SourceText", "Chronology", "Markdown", "Entities", "Articles",
                "SiteModel", "Templates", "Outputs", "Pictures", "Theme", "OutputFolder", "LastBuild",
            ]),
        concern("Watching", knows: ["Folders"]),
        concern("WebServer", knows: ["CMicroHTTPD", "CZlib", "Bytes", "Folders", "Chronology"]),
        concern(
            "Preview", knows: ["CLinuxMemory", "Build", "SourceText", "Bytes", "Watching", "WebServer"],
            carries: ["live.js", "overview.css"]),
        concern("CommandLineTool", knows: ["Build", "Preview", "Chronology", "Entities", "SourceText", "Bytes"]),
        .executableTarget(name: "sitegen", dependencies: ["CLinuxMemory", "CommandLineTool"], swiftSettings: strict),

        // What tests and `make fuzz` throw at the program; no part of it.
        concern("FuzzInputs"),
        .executableTarget(name: "fuzz", dependencies: ["FuzzInputs"], path: "Sources/Fuzz", swiftSettings: strict),

        tests("SiteTests", of: ["CommandLineTool", "Build", "OutputFolder", "SourceText", "FuzzInputs"]),
        tests("HouseStyleTests", of: []),
        tests("CommandLineToolTests", of: ["CommandLineTool", "Build", "SourceText"]),
        tests("SourceTextTests", of: ["SourceText"]),
        tests("EntitiesTests", of: ["Entities", "SourceText", "Chronology"]),
        tests("TemplatesTests", of: ["Templates", "Bytes", "SourceText", "Chronology"]),
        tests("ChronologyTests", of: ["Chronology", "Bytes"]),
        tests("FrontMatterTests", of: ["Articles", "Markdown", "Chronology", "SourceText"]),
        tests("BytesTests", of: ["Bytes"]),
        tests("MarkdownTests", of: ["Markdown", "Articles", "Entities", "Build", "SourceText"]),
        tests("PicturesTests", of: ["Pictures"]),
        tests(
            "OutputsTests",
            of: ["Outputs", "SiteModel", "Templates", "Articles", "Entities", "Chronology", "SourceText", "Bytes"]),
        tests("WebServerTests", of: ["WebServer"]),
        tests("WatchingTests", of: ["Watching"]),
        tests("LastBuildTests", of: ["LastBuild", "Bytes", "SourceText"]),
        tests("OutputFolderTests", of: ["OutputFolder", "Bytes"]),
    ]
)
