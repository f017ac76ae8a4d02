/// The default theme, which the binary carries: a site without `templates/` is built with it, and a file there replaces
/// the one of the same name.
public enum Theme {
    /// The theme's files by their path below `templates/`, in order.
    public static var files: [(name: String, bytes: [UInt8])] {
        texts.map { (name: $0.name, bytes: Array($0.text.utf8)) }
    }
}
