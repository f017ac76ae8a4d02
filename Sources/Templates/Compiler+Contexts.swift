/// Escaping, decided for the whole program at once.
extension Compiler {
    mutating func decideEscapes(_ format: TemplateEntry.Format) {
        // A program that was cut short ends anywhere.
        guard !isOverLimit else { return }
        var pass = ContextPass(builder, format)
        pass.run()
        for (index, escape) in pass.escapes { builder.setEscape(escape, at: index) }
        for (fault, number) in pass.faults + pass.disagreements {
            guard let part = templates[parts[number]] else { continue }
            checker.faults.report(fault, in: part.source)
        }
    }
}
