/// The program's version (Semantic Versioning 2.0.0).
public let sitegenVersion = "0.1.0"
