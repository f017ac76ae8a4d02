extension Moment {
    public static func parse(_ text: String, zone: TimeZoneRules) -> Moment? { nil }
}
extension PartialDate {
    public static func parse(_ text: String) -> PartialDate? { nil }
}
extension TimeZoneRules {
    public init?(identifier: String) { return nil }
    public static func knownIdentifiers() -> [String] { [] }
}
public struct DatePattern: Sendable, Hashable {
    public static func compile(_ pattern: String) -> DatePattern? { nil }
    public func append(_ moment: Moment, _ names: DateNames, to out: inout [UInt8]) {}
}
public struct DateNames: Sendable, Hashable {
    public enum Style: Sendable, Hashable, CaseIterable { case long, short, monthYear, weekday, time }
    public let language: String
    /// 1 is Monday, 7 is Sunday.
    public let firstWeekday: Int
    public init(language: String) { self.language = language; firstWeekday = 1 }
    public func pattern(_ style: Style) -> DatePattern { DatePattern() }
}
