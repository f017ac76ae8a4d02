import SourceText

/// A template as it is written: checked for its form, not yet for its meaning.
struct Template {
    let name: String
    let source: SourceFile
    var layout: Layout?
    var nodes: [Node] = []
    /// What the template fills the named slots of its layout with, in the order written.
    var blocks: [Block] = []

    struct Layout {
        let name: String
        let offset: Int
    }

    struct Block {
        let name: String
        let offset: Int
        let nodes: [Node]
    }

    /// True where what the nodes write ends a line, or is nothing, as far as can be told without rendering.
    func endsLine(_ nodes: [Node]) -> Bool {
        switch nodes.last {
        case .text(let range): source.bytes[range].last == UInt8(ascii: "\n")
        case .write: false
        case .branches(let branches): endsLine(branches.branches.first?.nodes ?? [])
        case .loop(let loop): endsLine(loop.nodes)
        case .bind, .include, .slot, nil: true
        }
    }
}

/// A piece of a template. Parsing bounds how deep nodes lie in each other.
indirect enum Node {
    /// Bytes of the source, written as they are.
    case text(Range<Int>)
    case write(Expression)
    case bind(Binding)
    case branches(Branches)
    case loop(Loop)
    case include(Include)
    case slot(Slot)
}

/// `let name = value`.
struct Binding {
    let name: String
    let offset: Int
    let value: Expression
}

/// `if … / else if … / else / end`.
struct Branches {
    struct Branch {
        let conditions: [Condition]
        let nodes: [Node]
    }
    var offset: Int
    var branches: [Branch]
    var otherwise: [Node]
}

/// One of the conditions of an `if`, which commas join.
enum Condition {
    case test(Expression)
    case bind(Binding)
}

/// `for element in list`, or `for (place, element) in list.enumerated()`.
struct Loop {
    struct Header {
        let place: String?
        let element: String
        let list: Expression
    }
    var offset: Int
    /// Nil where it could not be read, which was reported.
    var header: Header?
    var nodes: [Node]
    var otherwise: [Node]
}

/// `include "partials/card", item: story`.
struct Include {
    let name: String
    /// Of the name.
    let offset: Int
    let arguments: [Binding]
    let endsStatementLine: Bool
}

/// `slot`, or `slot "head"` with default content up to its `end`.
struct Slot {
    let name: String?
    let offset: Int
    let nodes: [Node]
    let endsStatementLine: Bool
}

/// An expression as it is written. `depth` bounds how far expressions lie in each other.
struct Expression {
    indirect enum Form {
        case name(String)
        case text(String)
        case int(Int)
        case bool(Bool)
        case missing
        /// `base.name`, `base?.name`, `base.name(arguments)`; `arguments` is nil where there are no parentheses.
        case member(Expression, Member)
        /// `unsafeHTML(value)`: a function by its name.
        case call(String, [Expression])
        case not(Expression)
        case binary(BinaryOperator, Expression, Expression, at: Int)
        case choice(Expression, Expression, Expression)
    }

    struct Member {
        let name: String
        let offset: Int
        let isChained: Bool
        let arguments: [Expression]?
    }

    let form: Form
    let range: Range<Int>
    let depth: Int

    init(_ form: Form, _ range: Range<Int>, depth: Int = 0) {
        self.form = form
        self.range = range
        self.depth = depth
    }

    /// Where a diagnostic about the expression's value points: its last name.
    var anchor: Int {
        if case .member(_, let member) = form { member.offset } else { range.lowerBound }
    }
}

enum BinaryOperator: Equatable {
    case fallback
    case and
    case or
    case compare(Relation)
    case add
    case subtract

    /// As Swift ranks them; higher binds tighter.
    var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .compare: 3
        case .fallback: 4
        case .add, .subtract: 5
        }
    }

    init?(_ sign: Token.Sign) {
        switch sign {
        case .fallback: self = .fallback
        case .and: self = .and
        case .or: self = .or
        case .equal: self = .compare(.equal)
        case .notEqual: self = .compare(.notEqual)
        case .less: self = .compare(.less)
        case .lessOrEqual: self = .compare(.lessOrEqual)
        case .greater: self = .compare(.greater)
        case .greaterOrEqual: self = .compare(.greaterOrEqual)
        case .plus: self = .add
        case .minus: self = .subtract
        default: return nil
        }
    }

    var sign: String {
        switch self {
        case .fallback: "??"
        case .and: "&&"
        case .or: "||"
        case .compare(let relation):
            switch relation {
            case .equal: "=="
            case .notEqual: "!="
            case .less: "<"
            case .lessOrEqual: "<="
            case .greater: ">"
            case .greaterOrEqual: ">="
            }
        case .add: "+"
        case .subtract: "-"
        }
    }
}
