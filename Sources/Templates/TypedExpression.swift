/// An expression whose meaning is known: every name found, every type right.
struct TypedExpression: Sendable {
    indirect enum Form {
        /// What could not be understood, which was reported.
        case broken
        /// A variable in its slot; one that may be missing has a bool slot that says whether it is there.
        case local(slot: Int, presence: Int?)
        case text(String)
        case int(Int)
        case bool(Bool)
        case missing
        case field(SchemaField, of: TypedExpression)
        case lookup(String, in: TypedExpression)
        /// A built-in member: the operation reads the base and needs nothing else.
        case fact(Instruction.Operation, of: TypedExpression)
        /// `.first` and `.last`.
        case element(Instruction.Operation, of: TypedExpression)
        /// A built-in method with one argument.
        case method(Instruction.Operation, of: TypedExpression, TypedExpression)
        /// A date as text, by one of the program's date writers.
        case dateText(writer: Int, of: TypedExpression)
        case unsafeHTML(TypedExpression)
        case not(TypedExpression)
        case both(TypedExpression, TypedExpression)
        case either(TypedExpression, TypedExpression)
        case compare(Relation, TypedExpression, TypedExpression)
        case isMissing(TypedExpression)
        case sum(Instruction.Operation, TypedExpression, TypedExpression)
        case fallback(TypedExpression, TypedExpression)
        case choice(TypedExpression, TypedExpression, TypedExpression)
    }

    let form: Form
    /// Optional where the value, or a link of the chain that leads to it, may be missing.
    let type: ValueType

    init(_ form: Form, _ type: ValueType) {
        self.form = form
        self.type = type
    }

    init(_ form: Form, _ base: ValueType.Base, optional: Bool = false) {
        self.init(form, ValueType(base, optional: optional))
    }

    static let broken = TypedExpression(.broken, .unknown)
    var isBroken: Bool { type.base == .unknown }
}
