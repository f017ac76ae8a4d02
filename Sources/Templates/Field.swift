import Bytes
import Chronology

/// A named value of a record. The getters capture the immutable site and may be called from any thread.
public struct Field: Sendable {
    /// Writes finished markup or JSON.
    public typealias Writer = @Sendable (RecordRef, inout ByteBuffer) -> Void
    typealias Get<Value> = @Sendable (RecordRef) -> Value

    enum Access: Sendable {
        case text(Get<String>)
        case optionalText(Get<String?>)
        case int(Get<Int>)
        case optionalInt(Get<Int?>)
        case bool(Get<Bool>)
        case date(Get<Moment>)
        case optionalDate(Get<Moment?>)
        case markup(isJSON: Bool, isPresent: Get<Bool>?, write: Writer)
        case record(type: String, Get<RecordRef>)
        case optionalRecord(type: String, Get<RecordRef?>)
        case list(of: String, Get<ListValue>)
        case textList(Get<[String]>)
        case dynamic(@Sendable (RecordRef, String) -> String?)
    }

    let name: String
    let access: Access
    var isPath = false

    public static func text(_ name: String, _ get: @escaping @Sendable (RecordRef) -> String) -> Field {
        Field(name: name, access: .text(get))
    }

    public static func optionalText(_ name: String, _ get: @escaping @Sendable (RecordRef) -> String?) -> Field {
        Field(name: name, access: .optionalText(get))
    }

    /// An address. To the language it is a text: what makes an address safe is the attribute that it stands in.
    public static func url(_ name: String, _ get: @escaping @Sendable (RecordRef) -> String) -> Field {
        Field(name: name, access: .text(get))
    }

    public static func optionalURL(_ name: String, _ get: @escaping @Sendable (RecordRef) -> String?) -> Field {
        Field(name: name, access: .optionalText(get))
    }

    /// An address within the site, which its getter has percent-encoded: letters, digits and the punctuation of paths, so
    /// that it is written as it is.
    public static func path(_ name: String, _ get: @escaping @Sendable (RecordRef) -> String) -> Field {
        Field(name: name, access: .text(get), isPath: true)
    }

    public static func int(_ name: String, _ get: @escaping @Sendable (RecordRef) -> Int) -> Field {
        Field(name: name, access: .int(get))
    }

    public static func optionalInt(_ name: String, _ get: @escaping @Sendable (RecordRef) -> Int?) -> Field {
        Field(name: name, access: .optionalInt(get))
    }

    public static func bool(_ name: String, _ get: @escaping @Sendable (RecordRef) -> Bool) -> Field {
        Field(name: name, access: .bool(get))
    }

    public static func date(_ name: String, _ get: @escaping @Sendable (RecordRef) -> Moment) -> Field {
        Field(name: name, access: .date(get))
    }

    public static func optionalDate(_ name: String, _ get: @escaping @Sendable (RecordRef) -> Moment?) -> Field {
        Field(name: name, access: .optionalDate(get))
    }
}

extension Field {
    /// Finished markup: in element text it is copied, not escaped. The getter answers for its safety.
    public static func html(_ name: String, _ write: @escaping Writer) -> Field {
        Field(name: name, access: .markup(isJSON: false, isPresent: nil, write: write))
    }

    public static func optionalHTML(
        _ name: String, isPresent: @escaping @Sendable (RecordRef) -> Bool, write: @escaping Writer
    ) -> Field {
        Field(name: name, access: .markup(isJSON: false, isPresent: isPresent, write: write))
    }

    /// A complete JSON value that is safe inside `<script>` (`<` is written as `\u003C`); allowed nowhere but as a whole
    /// value inside `<script type="application/ld+json">`.
    public static func json(_ name: String, write: @escaping Writer) -> Field {
        Field(name: name, access: .markup(isJSON: true, isPresent: nil, write: write))
    }

    public static func optionalJSON(
        _ name: String, isPresent: @escaping @Sendable (RecordRef) -> Bool, write: @escaping Writer
    ) -> Field {
        Field(name: name, access: .markup(isJSON: true, isPresent: isPresent, write: write))
    }

    public static func record(
        _ name: String, type: String, _ get: @escaping @Sendable (RecordRef) -> RecordRef
    ) -> Field {
        Field(name: name, access: .record(type: type, get))
    }

    public static func optionalRecord(
        _ name: String, type: String, _ get: @escaping @Sendable (RecordRef) -> RecordRef?
    ) -> Field {
        Field(name: name, access: .optionalRecord(type: type, get))
    }

    /// A list of records; a getter that returns `.texts` here is a fault of the schema's.
    public static func list(
        _ name: String, of type: String, _ get: @escaping @Sendable (RecordRef) -> ListValue
    ) -> Field {
        Field(name: name, access: .list(of: type, get))
    }

    public static func textList(_ name: String, _ get: @escaping @Sendable (RecordRef) -> [String]) -> Field {
        Field(name: name, access: .textList(get))
    }

    /// A field with members of any name, each an optional text: `site.params.anything`.
    public static func dynamic(
        _ name: String, lookup: @escaping @Sendable (RecordRef, String) -> String?
    ) -> Field {
        Field(name: name, access: .dynamic(lookup))
    }
}
