import Testing

/// What a terminal shows for mistakes in an article's front matter.
struct ArticleMessagesTests {
    static let mistakes: [Mistake] = [
        Mistake(
            .article, "---\n---\nbody\n",
            #"""
            content/article.md:1:1: error: 'date' is missing [missing-key]
                ---
                ^
                fix: add a line such as 'date: 2017-09-14T15:20:00Z'
            content/article.md:1:1: error: 'title' is missing [missing-key]
                ---
                ^
                fix: add a line 'title: …'
            """#),
        Mistake(
            .article, "---\njust some words\n---\n",
            #"""
            content/article.md:2:1: error: lines of the form 'key: value' are expected, not the text 'just some words' [wrong-type]
                just some words
                ^
            """#),
        Mistake(
            .article, "---\n- a\n- b\n---\n",
            #"""
            content/article.md:2:1: error: lines of the form 'key: value' are expected, not a list [wrong-type]
                - a
                ^
            """#),
        Mistake(
            .article, "---\ntilte: Peace\ndate: 2017-09-14\n---\n",
            #"""
            content/article.md:2:1: error: unknown key 'tilte'; did you mean 'title'? [unknown-key]
                tilte: Peace
                ^
                fix: put keys of your own under 'params'
            """#),
        Mistake(
            .article, "---\ntitle:\ndate:\n---\n",
            #"""
            content/article.md:2:7: error: 'title' is empty [empty-title]
                title:
                      ^
                fix: write it after 'title:'
            content/article.md:3:6: error: 'date' is empty [bad-date]
                date:
                     ^
                fix: write it as 2017-09-14 or 2017-09-14T15:20:00Z
            """#),
        Mistake(
            .article, "---\ntitle: [a, b]\ndate: {a: b}\n---\n",
            #"""
            content/article.md:2:8: error: 'title' should be a text, not a list [wrong-type]
                title: [a, b]
                       ^
            content/article.md:3:7: error: 'date' should be a date, not a mapping [wrong-type]
                date: {a: b}
                      ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 14/09/17\n---\n",
            #"""
            content/article.md:3:7: error: 'date' is not a date: '14/09/17' [bad-date]
                date: 14/09/17
                      ^
                fix: write it as 2017-09-14 or 2017-09-14T15:20:00Z
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-02-30\n---\n",
            #"""
            content/article.md:3:7: error: 'date' is not a date: '2017-02-30' [bad-date]
                date: 2017-02-30
                      ^
                fix: write it as 2017-09-14 or 2017-09-14T15:20:00Z
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nupdated: yesterday\nexpiryDate: 2017-13-01\n---\n",
            #"""
            content/article.md:4:10: error: 'updated' is not a date: 'yesterday' [bad-date]
                updated: yesterday
                         ^
                fix: write it as 2017-09-14 or 2017-09-14T15:20:00Z
            content/article.md:5:13: error: 'expiryDate' is not a date: '2017-13-01' [bad-date]
                expiryDate: 2017-13-01
                            ^
                fix: write it as 2017-09-14 or 2017-09-14T15:20:00Z
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\ndraft: yes\n---\n",
            #"""
            content/article.md:4:8: error: 'draft' should be true or false, not the text 'yes' [wrong-type]
                draft: yes
                       ^
                fix: write it as true
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\ndraft: \"false\"\n---\n",
            #"""
            content/article.md:4:8: error: 'draft' should be true or false, not the text 'false' [wrong-type]
                draft: "false"
                       ^
                fix: write it as false, without quotes
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\ndraft: maybe\n---\n",
            #"""
            content/article.md:4:8: error: 'draft' should be true or false, not the text 'maybe' [wrong-type]
                draft: maybe
                       ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nweight: heavy\n---\n",
            #"""
            content/article.md:4:9: error: 'weight' should be a whole number, not the text 'heavy' [wrong-type]
                weight: heavy
                        ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nweight: 99999999\n---\n",
            #"""
            content/article.md:4:9: error: 'weight' should be from -1000000 to 1000000, not 99999999 [out-of-range]
                weight: 99999999
                        ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nsummary: a\ndescription: b\n---\n",
            #"""
            content/article.md:5:1: error: both 'summary' and 'description' are given; they mean the same [synonym-clash]
                description: b
                ^
                fix: keep one of the two
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\ncategories: [World]\nsection: Home\n---\n",
            #"""
            content/article.md:5:1: error: both 'categories' and 'section' are given; they mean the same [synonym-clash]
                section: Home
                ^
                fix: keep one of the two
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\npublished: 2017-09-15\n---\n",
            #"""
            content/article.md:4:1: error: both 'date' and 'published' are given; they mean the same [synonym-clash]
                published: 2017-09-15
                ^
                fix: keep one of the two
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nslug: ../../etc\n---\n",
            #"""
            content/article.md:4:7: error: 'slug' cannot be part of an address: '../../etc' [bad-slug]
                slug: ../../etc
                      ^
                fix: use letters, digits and '-'
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nslug: två ord\n---\n",
            #"""
            content/article.md:4:7: error: 'slug' cannot be part of an address: 'två ord' [bad-slug]
                slug: två ord
                      ^
                fix: use letters, digits and '-'
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\naliases: [/ok/, old, /../up/]\n---\n",
            #"""
            content/article.md:4:17: error: 'aliases' holds what is no path of this site: 'old' [bad-alias]
                aliases: [/ok/, old, /../up/]
                                ^
                fix: write it as /2016/old-name/
            content/article.md:4:22: error: 'aliases' holds what is no path of this site: '/../up/' [bad-alias]
                aliases: [/ok/, old, /../up/]
                                     ^
                fix: write it as /2016/old-name/
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nlang: sv_SE\n---\n",
            #"""
            content/article.md:4:7: error: 'lang' is not a language tag: 'sv_SE' [bad-language]
                lang: sv_SE
                      ^
                fix: write it as sv-SE
            """#),
        Mistake(
            .article,
            "---\ntitle: T\ndate: 2017-09-14\nsources:\n  - {name: Example Wire, uri: x}\n  - {url: \"example.org\"}\n---\n",
            #"""
            content/article.md:5:26: error: unknown key 'uri' in 'sources'; did you mean 'url'? [unknown-key]
                  - {name: Example Wire, uri: x}
                                         ^
                fix: known keys are 'name', 'url'
            content/article.md:6:11: error: 'url' is not a web address: 'example.org' [bad-url]
                  - {url: "example.org"}
                          ^
                fix: write it as https://example.org/…
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nimage: {alt: Two men}\n---\n",
            #"""
            content/article.md:4:8: error: 'image' has no 'src' [missing-key]
                image: {alt: Two men}
                       ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nimage: {src: a.jpg, captoin: Two men}\n---\n",
            #"""
            content/article.md:4:21: error: unknown key 'captoin' in 'image'; did you mean 'caption'? [unknown-key]
                image: {src: a.jpg, captoin: Two men}
                                    ^
                fix: known keys are 'src', 'alt', 'caption', 'credit', 'license'
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nimage: [a.jpg]\n---\n",
            #"""
            content/article.md:4:8: error: 'image' should be a picture's address or a mapping, not a list [wrong-type]
                image: [a.jpg]
                       ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\ntopics: [Peace, [War]]\n---\n",
            #"""
            content/article.md:4:17: error: 'topics' should be a list of texts, not a list [wrong-type]
                topics: [Peace, [War]]
                                ^
                fix: write a text in each item
            """#),
        Mistake(
            .article,
            "---\ntitle: T\ndate: 2017-09-14\ncorrections:\n  - date: 2017\n    text: Fixed\n  - {date: 2017-09-15}\n---\n",
            #"""
            content/article.md:5:11: error: 'date' is not a date: '2017' [bad-date]
                  - date: 2017
                          ^
                fix: write it as 2017-09-14 or 2017-09-14T15:20:00Z
            content/article.md:7:5: error: 'corrections' has no 'text' [missing-key]
                  - {date: 2017-09-15}
                    ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nparams: none\n---\n",
            #"""
            content/article.md:4:9: error: 'params' should be a mapping of keys of your own, not the text 'none' [wrong-type]
                params: none
                        ^
            """#),
        Mistake(
            .article,
            "---\ntitle: 世界 é — T\ndate: 2017-09-14\npeople: [Ærø, {名: x}]\nsection: {世界: 日本, tags: [x]}\n---\n",
            #"""
            content/article.md:4:17: error: 'people' should be a list of texts, not a mapping [wrong-type]
                people: [Ærø, {名: x}]
                              ^
                fix: write a text in each item
            content/article.md:5:10: error: 'section' should be a text, not a mapping [wrong-type]
                section: {世界: 日本, tags: [x]}
                         ^
            """#),
    ]

    @Test(arguments: mistakes)
    func isReportedInTheseWords(_ mistake: Mistake) {
        #expect(mistake.file.rendered == mistake.report)
    }
}
