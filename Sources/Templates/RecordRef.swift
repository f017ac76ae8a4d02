/// A value of the model, found again by numbers: no object is made for it.
///
/// What the numbers mean is the schema's business; the engine only hands them back to the fields' getters.
public struct RecordRef: Sendable, Hashable {
    public var index: UInt32
    /// A second number for records that one index does not find, such as a mention within an article.
    public var aux: UInt32

    /// Numbers that do not fit 32 bits are a fault of the caller's.
    @inlinable
    public init(_ index: Int, aux: Int = 0) {
        self.index = UInt32(index)
        self.aux = UInt32(aux)
    }

    @inlinable
    init(index: UInt32, aux: UInt32) {
        self.index = index
        self.aux = aux
    }
}

/// The elements of a list field: records by their numbers, or texts.
public enum ListValue: Sendable {
    /// Records with these indices and one shared `aux`.
    case records(ArraySlice<UInt32>, aux: UInt32 = 0)
    /// Records with consecutive indices.
    case range(Range<UInt32>, aux: UInt32 = 0)
    case refs([RecordRef])
    case texts([String])

    @inlinable
    public var count: Int {
        switch self {
        case .records(let indices, _): indices.count
        case .range(let range, _): range.count
        case .refs(let refs): refs.count
        case .texts(let texts): texts.count
        }
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    /// The record at a place counted from 0, which must be below `count`; texts have none.
    @inlinable
    public subscript(place: Int) -> RecordRef {
        switch self {
        case .records(let indices, let aux): RecordRef(index: indices[indices.startIndex + place], aux: aux)
        case .range(let range, let aux): RecordRef(index: range.lowerBound + UInt32(place), aux: aux)
        case .refs(let refs): refs[place]
        case .texts: RecordRef(0)
        }
    }

    /// The text at a place counted from 0, which must be below `count`; lists of records have none.
    func text(at place: Int) -> String {
        if case .texts(let texts) = self { texts[place] } else { "" }
    }

    /// The first elements, `count` of them or as many as there are.
    public func prefix(_ count: Int) -> ListValue { cut(0..<max(0, count)) }

    /// The elements at `places`, which are held within the list.
    func cut(_ places: Range<Int>) -> ListValue {
        let places = places.clamped(to: 0..<count)
        switch self {
        case .records(let indices, let aux):
            let start = indices.startIndex
            return .records(indices[start + places.lowerBound..<start + places.upperBound], aux: aux)
        case .range(let range, let aux):
            let start = range.lowerBound
            return .range(start + UInt32(places.lowerBound)..<start + UInt32(places.upperBound), aux: aux)
        case .refs(let refs): return .refs(Array(refs[places]))
        case .texts(let texts): return .texts(Array(texts[places]))
        }
    }
}
