/// Which files of a site's folders are the site's.
public enum SiteFolders {
    public static let names = ["content", "templates"]

    /// Folders deeper than this are not entered: no site needs them, and a loop of mounts would never end.
    public static let deepest = 32

    /// Whether a folder is entered.
    public static func isEntered(_ name: String, in folder: String) -> Bool {
        !isHidden(name) || isStatic(folder)
    }

    /// Editors' and systems' own files; under `static/` dotfiles such as `.nojekyll` are the site's.
    public static func isIgnored(_ name: String, in folder: String) -> Bool {
        if name == ".DS_Store" || name == "Thumbs.db" || name.utf8.last == UInt8(ascii: "~") { return true }
        return isHidden(name) && !isStatic(folder)
    }

    /// Files that editors write beside the one that is meant, for a moment; they are gone before a build could read them.
    public static func isPassing(_ name: String, in folder: String) -> Bool {
        if isStatic(folder) { return false }
        let endings = [".swp", ".swo", ".swx", ".tmp", "___jb_tmp___", "___jb_old___"]
        return name == "4913" || name.hasPrefix("#") && name.hasSuffix("#") || endings.contains(where: name.hasSuffix)
    }

    private static func isHidden(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: ".") }

    private static func isStatic(_ folder: String) -> Bool {
        folder == "content/static" || folder.hasPrefix("content/static/")
    }
}
