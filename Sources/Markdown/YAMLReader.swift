import SourceText

/// Reads one YAML document into a tree, with everything that is wrong with it as diagnostics.
public enum YAMLReader {
    /// Nodes of a document, those that aliases repeat counted each time.
    public static let mostNodes = 10_000
    /// Sequences and mappings within one another.
    public static let mostDepth = 50

    /// Reads `bytes`, a part of `source` that begins on the 1-based line `firstLine`.
    ///
    /// The tree is nil where the text is empty, or where a diagnostic says why it cannot be read.
    public static func read(
        bytes: ArraySlice<UInt8>, in source: SourceFile, firstLine: Int
    ) -> (YAMLNode?, [Diagnostic]) {
        (nil, [])
    }
}
