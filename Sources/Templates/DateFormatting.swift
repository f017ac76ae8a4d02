import Bytes
import Chronology

/// Writes a moment in one fixed manner. What it writes is plain text: the engine escapes it for the place it lands in.
public typealias DateWriter = @Sendable (Moment, inout ByteBuffer) -> Void

/// A way of writing a date that has a name in templates: `article.date.long`.
public enum DateStyle: String, Sendable, CaseIterable {
    /// 14 September 2017
    case long
    /// 14 Sep 2017
    case short
    /// September 2017
    case monthYear
    /// Thursday 14 September 2017
    case weekday
    /// 15:20
    case time
}

/// The language's way with dates. Patterns are read when templates are loaded, so that rendering parses nothing.
public protocol DateFormatting: Sendable {
    /// A writer for a CLDR pattern such as `d MMMM yyyy` (UTS 35, part 4); nil where the pattern is wrong, of which the
    /// checker makes a diagnostic.
    func compile(_ pattern: String) -> DateWriter?
    func writer(for style: DateStyle) -> DateWriter
}
