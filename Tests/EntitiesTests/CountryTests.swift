import Testing

@testable import Entities

@Test func probe() {
    let (registry, diagnostics) = EntityRegistry.build(profiles: [])
    #expect(diagnostics.isEmpty)
    #expect(registry.count(.country) == 249)
    var owners: [String: Set<String>] = [:]
    for entity in registry.all(.country) {
        let c = entity.country!
        for (name, sense) in c.namesWithSenses where !c.doubtful.contains(name) {
            owners[labelNormalForm(name), default: []].insert(c.code)
        }
    }
    for (k, v) in owners where v.count > 1 { Issue.record("\(k): \(v.sorted())") }
}
