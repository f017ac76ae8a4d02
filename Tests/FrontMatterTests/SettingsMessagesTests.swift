import Testing

/// What a terminal shows for mistakes in briefings and in the site's settings.
struct SettingsMessagesTests {
    static let mistakes: [Mistake] = [
        Mistake(
            .briefing, "---\ntitle: Thursday\ndate: 2017-09-14\n---\n",
            #"""
            content/briefing.md:3:1: error: a briefing's date is its file's name [unknown-key]
                date: 2017-09-14
                ^
                fix: remove 'date'; name the file after its day, as 2017-09-14.md
            """#),
        Mistake(
            .briefing, "---\narticle: [a]\narticles: [a, b, a]\n---\n",
            #"""
            content/briefing.md:2:1: error: unknown key 'article'; did you mean 'articles'? [unknown-key]
                article: [a]
                ^
                fix: put keys of your own under 'params'
            content/briefing.md:3:18: error: 'articles' names 'a' twice [repeated-article]
                articles: [a, b, a]
                                 ^
                fix: keep one of the two
            """#),
        Mistake(
            .briefing, "---\narticles: {a: b}\n---\n",
            #"""
            content/briefing.md:2:11: error: 'articles' should be a list of texts, not a mapping [wrong-type]
                articles: {a: b}
                          ^
                fix: write a text in each item
            """#),
        Mistake(
            .site, "baseURL: example.org\n",
            #"""
            content/site.yml:1:1: error: 'title' is missing [missing-key]
                baseURL: example.org
                ^
                fix: add a line 'title: …'
            content/site.yml:1:10: error: 'baseURL' is not an absolute address of a site: 'example.org' [bad-url]
                baseURL: example.org
                         ^
                fix: write it as https://example.org/, without '?' and '#'
            """#),
        Mistake(
            .site, "title: S\nbaseURL: https://example.org/?a=b\nlanguage: en_GB\ntimeZone: Europe/Stokholm\n",
            #"""
            content/site.yml:2:10: error: 'baseURL' is not an absolute address of a site: 'https://example.org/?a=b' [bad-url]
                baseURL: https://example.org/?a=b
                         ^
                fix: write it as https://example.org/, without '?' and '#'
            content/site.yml:3:11: error: 'language' is not a language tag: 'en_GB' [bad-language]
                language: en_GB
                          ^
                fix: write it as en-GB
            content/site.yml:4:11: error: unknown time zone 'Europe/Stokholm'; did you mean 'Europe/Stockholm'? [unknown-time-zone]
                timeZone: Europe/Stokholm
                          ^
                fix: use a name of IANA's, such as Europe/Stockholm
            """#),
        Mistake(
            .site, "title: S\ndigest: dayly\npageSize: 0\nrelations: many\nrawHTML: on\n",
            #"""
            content/site.yml:2:9: error: 'digest' should be 'daily' or 'weekly', not 'dayly'; did you mean 'daily'? [unknown-value]
                digest: dayly
                        ^
            content/site.yml:3:11: error: 'pageSize' should be from 1 to 500, not 0 [out-of-range]
                pageSize: 0
                          ^
            content/site.yml:4:12: error: 'relations' should be a whole number, not the text 'many' [wrong-type]
                relations: many
                           ^
            content/site.yml:5:10: error: 'rawHTML' should be true or false, not the text 'on' [wrong-type]
                rawHTML: on
                         ^
                fix: write it as true
            """#),
        Mistake(
            .site, "title: S\npermalink: /:year/:slgu/\n",
            #"""
            content/site.yml:2:12: error: 'permalink' has an unknown part ':slgu'; did you mean ':slug'? [bad-permalink]
                permalink: /:year/:slgu/
                           ^
                fix: write it as /:year/:month/:day/:slug/
            """#),
        Mistake(
            .site, "title: S\npermalink: \":year/:slug\"\n",
            #"""
            content/site.yml:2:12: error: 'permalink' does not begin and end with '/' [bad-permalink]
                permalink: ":year/:slug"
                           ^
                fix: write it as /:year/:month/:day/:slug/
            """#),
        Mistake(
            .site, "title: S\npermalink: /:year/:month/\n",
            #"""
            content/site.yml:2:12: error: 'permalink' has no ':slug' [bad-permalink]
                permalink: /:year/:month/
                           ^
                fix: write it as /:year/:month/:day/:slug/
            """#),
        Mistake(
            .site, "title: S\npermalink: /a b/:slug/\n",
            #"""
            content/site.yml:2:12: error: 'permalink' holds ' ', which cannot stand in an address [bad-permalink]
                permalink: /a b/:slug/
                           ^
                fix: write it as /:year/:month/:day/:slug/
            """#),
        Mistake(
            .site, "title: S\nsections: [World, {slug: home}, World, {name: Home, slug: a/b}]\n",
            #"""
            content/site.yml:2:19: error: 'sections' has no 'name' [missing-key]
                sections: [World, {slug: home}, World, {name: Home, slug: a/b}]
                                  ^
            content/site.yml:2:33: error: 'sections' names 'World' twice [repeated-section]
                sections: [World, {slug: home}, World, {name: Home, slug: a/b}]
                                                ^
                fix: keep one of the two
            content/site.yml:2:59: error: 'slug' cannot be part of an address: 'a/b' [bad-slug]
                …: [World, {slug: home}, World, {name: Home, slug: a/b}]
                                                                   ^
                fix: use letters, digits and '-'
            """#),
        Mistake(
            .site, "title: S\nfeeds: {items: 1000, kinds: [site, peeple], size: 1}\n",
            #"""
            content/site.yml:2:16: error: 'items' should be from 1 to 500, not 1000 [out-of-range]
                feeds: {items: 1000, kinds: [site, peeple], size: 1}
                               ^
            content/site.yml:2:36: error: 'kinds' should be 'site', 'sections', 'people', 'countries', 'organizations', 'places' or 'topics', not 'peeple'; did you mean 'people'? [unknown-value]
                feeds: {items: 1000, kinds: [site, peeple], size: 1}
                                                   ^
            content/site.yml:2:45: error: unknown key 'size' in 'feeds' [unknown-key]
                feeds: {items: 1000, kinds: [site, peeple], size: 1}
                                                            ^
                fix: known keys are 'items', 'kinds'
            """#),
        Mistake(
            .site, "title: S\npublisher: {url: example.org, logo: /a.png}\n",
            #"""
            content/site.yml:2:12: error: 'publisher' has no 'name' [missing-key]
                publisher: {url: example.org, logo: /a.png}
                           ^
            content/site.yml:2:18: error: 'url' is not a web address: 'example.org' [bad-url]
                publisher: {url: example.org, logo: /a.png}
                                 ^
                fix: write it as https://example.org/…
            """#),
        Mistake(
            .site, "title: S\npaginate: 10\nmenu: {a: b}\n",
            #"""
            content/site.yml:2:1: error: unknown key 'paginate'; did you mean 'pageSize'? [unknown-key]
                paginate: 10
                ^
                fix: put keys of your own under 'params'
            content/site.yml:3:1: error: unknown key 'menu' [unknown-key]
                menu: {a: b}
                ^
                fix: put keys of your own under 'params'
            """#),
        Mistake(
            .site, "title: S\n---\ntitle: T\n",
            #"""
            content/site.yml:2:1: error: a second YAML document begins here; a file holds one [yaml-several-documents]
                ---
                ^
                fix: remove this line
            """#),
        Mistake(
            .site, "",
            #"""
            content/site.yml:1:1: error: 'title' is missing [missing-key]
                fix: add a line 'title: …'
            """#),
        Mistake(
            .site, "\u{FEFF}title: S\npageSize: x\n",
            #"""
            content/site.yml:2:11: error: 'pageSize' should be a whole number, not the text 'x' [wrong-type]
                pageSize: x
                          ^
            """#),
    ]

    @Test(arguments: mistakes)
    func isReportedInTheseWords(_ mistake: Mistake) {
        #expect(mistake.file.rendered == mistake.report)
    }
}
