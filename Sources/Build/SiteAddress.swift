import Articles

/// The address that a site is published at.
public enum SiteAddress {
    /// With a slash at its end; nil where it is not absolute, or neither http nor https.
    public static func normalised(_ text: String) -> String? { SiteSettings.normalisedBaseURL(text) }
}
