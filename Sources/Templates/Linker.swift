/// Finishes a program: marks go, jumps get their places, literals that follow each other become one run.
struct Linker {
    private let builder: ProgramBuilder
    private var code: [Instruction] = []
    private var literals: [UInt8] = []
    private var places: [Int32]

    static func link(_ builder: ProgramBuilder) -> (code: [Instruction], literals: [UInt8]) {
        var linker = Linker(builder)
        linker.run()
        return (linker.code, linker.literals)
    }

    private init(_ builder: ProgramBuilder) {
        self.builder = builder
        places = [Int32](repeating: 0, count: builder.labelCount)
    }

    private mutating func run() {
        var isTarget = [Bool](repeating: false, count: builder.labelCount)
        for instruction in builder.code where instruction.target >= 0 { isTarget[Int(instruction.target)] = true }
        code.reserveCapacity(builder.code.count)
        literals.reserveCapacity(builder.literals.count)
        var mayMerge = false
        for instruction in builder.code {
            switch instruction.operation {
            case .mark:
                places[Int(instruction.a)] = Int32(code.count)
                if isTarget[Int(instruction.a)] { mayMerge = false }
            case .literal:
                let start = Int(instruction.a)
                let bytes = builder.literals[start..<start + Int(instruction.b)]
                if mayMerge {
                    code[code.count - 1].b += instruction.b
                } else {
                    code.append(Instruction(operation: .literal, a: Int32(literals.count), b: instruction.b))
                }
                literals += bytes
                mayMerge = true
            default:
                code.append(instruction)
                mayMerge = false
            }
        }
        for index in code.indices where code[index].target >= 0 {
            code[index].target = places[Int(code[index].target)]
        }
    }
}
