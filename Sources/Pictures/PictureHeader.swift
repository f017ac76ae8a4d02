/// What a picture's first bytes say about it: enough for `width`, `height` and the media type in a page.
public struct PictureHeader: Equatable, Sendable {
    /// The kinds of picture that browsers show and sitegen copies.
    public enum Kind: String, CaseIterable, Sendable {
        case jpeg, png, gif, webp, avif, svg
    }

    public let kind: Kind
    /// In CSS pixels as a browser shows the picture, turned as its metadata asks; at least 1.
    public let width: Int
    public let height: Int

    public init(kind: Kind, width: Int, height: Int) {
        self.kind = kind
        self.width = width
        self.height = height
    }
}
