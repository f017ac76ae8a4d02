import Testing

/// What a terminal shows for mistakes in the files of people, countries, places and topics.
struct EntityMessagesTests {
    static let mistakes: [Mistake] = [
        Mistake(
            .person, "---\nalias: [Rex]\n---\n",
            #"""
            content/person.md:1:1: error: 'name' is missing [missing-key]
                ---
                ^
                fix: add a line 'name: …'
            content/person.md:2:1: error: unknown key 'alias'; did you mean 'aliases'? [unknown-key]
                alias: [Rex]
                ^
                fix: put keys of your own under 'params'
            """#),
        Mistake(
            .person,
            "---\nname: Rex\nroles:\n  - {title: Secretary, from: 2017-02-01, to: 2016}\n  - {organization: State}\n  - {title: CEO, to: present}\n---\n",
            #"""
            content/person.md:4:46: error: the role 'Secretary' ends before it begins [role-dates]
                  - {title: Secretary, from: 2017-02-01, to: 2016}
                                                             ^
                fix: swap 'from' and 'to'
            content/person.md:5:5: error: 'roles' has no 'title' [missing-key]
                  - {organization: State}
                    ^
            content/person.md:6:22: error: 'to' is not a date: 'present' [bad-date]
                  - {title: CEO, to: present}
                                     ^
                fix: leave 'to' out of a role that goes on
            """#),
        Mistake(
            .person,
            "---\nname: Rex\nborn: March 1952\nwikidata: 1234\nsameAs: [ftp://example.org, \"https://example.org/rex\"]\n---\n",
            #"""
            content/person.md:3:7: error: 'born' is not a date: 'March 1952' [bad-date]
                born: March 1952
                      ^
                fix: write it as 2017, 2017-02 or 2017-02-01
            content/person.md:4:11: error: 'wikidata' is not an identifier of Wikidata: '1234' [bad-wikidata]
                wikidata: 1234
                          ^
                fix: write it as Q42
            content/person.md:5:10: error: 'sameAs' is not a web address: 'ftp://example.org' [bad-url]
                sameAs: [ftp://example.org, "https://example.org/rex"]
                         ^
                fix: write it as https://example.org/…
            """#),
        Mistake(
            .person, "---\nname: Rex\nborn: 1952-03\ndied: 1951\n---\n",
            #"""
            content/person.md:4:7: error: 'died' lies before 'born' [life-dates]
                died: 1951
                      ^
                fix: swap 'born' and 'died'
            """#),
        Mistake(
            .person, "---\nname:\n---\n",
            #"""
            content/person.md:2:6: error: 'name' is empty [empty-name]
                name:
                     ^
                fix: write it after 'name:'
            """#),
        Mistake(
            .person, "---\ntitle: Rex\n---\n",
            #"""
            content/person.md:2:1: error: unknown key 'title'; did you mean 'name'? [unknown-key]
                title: Rex
                ^
                fix: put keys of your own under 'params'
            """#),
        Mistake(
            .country, "---\nalpha3: swe\nofficalName: Kingdom of Sweden\nborn: 1523\n---\n",
            #"""
            content/country.md:2:9: error: 'alpha3' is not three capital letters: 'swe' [bad-country-code]
                alpha3: swe
                        ^
                fix: write it as SWE
            content/country.md:3:1: error: unknown key 'officalName'; did you mean 'officialName'? [unknown-key]
                officalName: Kingdom of Sweden
                ^
                fix: put keys of your own under 'params'
            content/country.md:4:1: error: unknown key 'born' [unknown-key]
                born: 1523
                ^
                fix: put keys of your own under 'params'
            """#),
        Mistake(
            .place, "---\nname: Libya\nroles: []\ncountry: [a]\n---\n",
            #"""
            content/place.md:3:1: error: unknown key 'roles' [unknown-key]
                roles: []
                ^
                fix: put keys of your own under 'params'
            content/place.md:4:10: error: 'country' should be a text, not a list [wrong-type]
                country: [a]
                         ^
            """#),
        Mistake(
            .topic, "---\nname: Peace\ncountry: SE\n---\n",
            #"""
            content/topic.md:3:1: error: unknown key 'country' [unknown-key]
                country: SE
                ^
                fix: put keys of your own under 'params'
            """#),
    ]

    @Test(arguments: mistakes)
    func isReportedInTheseWords(_ mistake: Mistake) {
        #expect(mistake.file.rendered == mistake.report)
    }
}
