/// What random news is made of. Few names, so that they meet again and again.
enum NewsWords {
    /// A person may be named with or without a file.
    static let people: [(slug: String, name: String)] = [
        ("sergei-lavrov", "Sergei Lavrov"), ("rex-tillerson", "Rex Tillerson"), ("ada-example", "Ada Example"),
        ("bo-berg", "Bo Berg"), ("chen-wei", "Chen Wei"), ("dora-diaz", "Dora Díaz"), ("emil-eide", "Emil Eide"),
        ("fatima-farsi", "Fatima Farsi"),
    ]
    /// Aliases that people gain and lose; texts name them in any case.
    static let aliases = [
        "The Envoy", "Foreign Secretary", "Old Fox", "S. L.", "Nobel Laureate", "The Doctor", "Bear",
        "Fox of the North",
    ]
    /// Names that the program knows by itself, of several senses; the last come with files of countries.
    static let countries = [
        "Moscow", "Russia", "US", "Washington", "France", "French", "Paris", "Libya", "Pyongyang", "Lyon", "Freedonia",
    ]
    static let others = ["NATO", "OPEC", "Idlib", "Donbas", "Sanctions", "Climate"]
    static let cities = ["MOSCOW", "PARIS", "WASHINGTON", "IDLIB", "LYON"]
    static let sections = ["World", "Diplomacy", "Security", "Världen"]
    static let topics = ["Sanctions", "Climate", "Arms control"]
    static let verbs = ["met", "called", "wrote to", "ignored", "thanked"]
    static let things = ["the treaty", "a new round of talks", "the embargo", "an old map", "the vote"]
    static let roles = ["Foreign Minister", "Envoy", "Secretary of State", "President"]
    static let entities: [(folder: String, slug: String, name: String)] = [
        ("organizations", "nato", "NATO"), ("organizations", "opec", "OPEC"), ("places", "idlib", "Idlib"),
        ("places", "donbas", "Donbas"), ("topics", "sanctions", "Sanctions"), ("topics", "climate", "Climate"),
    ]

    /// All that `[label]` may hold.
    static let labels = people.map(\.name) + aliases + countries + others
}
