import Testing

/// What a terminal shows for mistakes against YAML itself.
struct YAMLMessagesTests {
    static let mistakes: [Mistake] = [
        Mistake(
            .article, "no front matter\n",
            #"""
            content/article.md:1:1: error: the file has no front matter [front-matter-missing]
                no front matter
                ^
                fix: begin it with a line '---', a line for each key, and another line '---'
            """#),
        Mistake(
            .article, "+++\ntitle = \"T\"\n+++\n",
            #"""
            content/article.md:1:1: error: front matter in TOML ('+++') is not read; it is written in YAML [front-matter-toml]
                +++
                ^
                fix: put it between lines '---' and write 'title: …' instead of 'title = …'
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\n",
            #"""
            content/article.md:1:1: error: the front matter that begins here has no end [front-matter-unclosed]
                ---
                ^
                fix: write a line '---' after its last key
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\ntitle: Again\n---\n",
            #"""
            content/article.md:4:1: error: the key 'title' is given twice; first on line 2 [duplicate-key]
                title: Again
                ^
                fix: keep one of the two
            """#),
        Mistake(
            .article, "---\ntitle: Peace: the talks\ndate: 2017-09-14\n---\n",
            #"""
            content/article.md:2:13: error: a ': ' inside a value reads as another key [yaml-syntax]
                title: Peace: the talks
                            ^
                fix: put the value in quotes
            """#),
        Mistake(
            .article, "---\ntitle: \"Peace\ndate: 2017-09-14\n---\n",
            #"""
            content/article.md:2:8: error: the quoted text that begins here is not closed [yaml-syntax]
                title: "Peace
                       ^
                fix: add the closing quote
            """#),
        Mistake(
            .article, "---\ntitle Peace\ndate: 2017-09-14\n---\n",
            #"""
            content/article.md:2:1: error: a ':' is missing after this key [yaml-syntax]
                title Peace
                ^
                fix: write 'key: value'
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\ntopics: [a, b\n---\n",
            #"""
            content/article.md:4:9: error: the list that begins with '[' is not closed [yaml-syntax]
                topics: [a, b
                        ^
                fix: add ']'
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nimage:\n\tsrc: a.jpg\n---\n",
            #"""
            content/article.md:5:1: error: a line cannot be indented with a tab [yaml-syntax]
                 src: a.jpg
                ^
                fix: indent with blanks
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nsection: @home\n---\n",
            #"""
            content/article.md:4:10: error: a value cannot begin with this character [yaml-syntax]
                section: @home
                         ^
                fix: put the value in quotes; indent with blanks, not tabs
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nsummary: \"a \\q b\"\n---\n",
            #"""
            content/article.md:4:13: error: the escape after '\' is not known [yaml-syntax]
                summary: "a \q b"
                            ^
                fix: use single quotes, or write '\\' for a backslash
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nsummary: \"a \\x07 b\"\n---\n",
            #"""
            content/article.md:4:10: error: 'summary' holds the control character U+0007 [control-character]
                summary: "a \x07 b"
                         ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nsection: *home\n---\n",
            #"""
            content/article.md:4:10: error: the alias '*home' has no anchor '&home' before it [yaml-alias]
                section: *home
                         ^
                fix: put the value in quotes if it is meant to begin with '*'
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nparams: &a {b: *a}\n---\n",
            #"""
            content/article.md:4:16: error: the alias '*a' stands inside the value that it names [yaml-alias]
                params: &a {b: *a}
                               ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nsection: !city Oslo\n---\n",
            #"""
            content/article.md:4:10: error: the YAML tag '!city' has no meaning here [yaml-tag]
                section: !city Oslo
                         ^
                fix: remove the tag
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nparams: {<<: {a: b}}\n---\n",
            #"""
            content/article.md:4:10: error: merge keys ('<<') are not read [yaml-merge-key]
                params: {<<: {a: b}}
                         ^
                fix: write the merged keys out
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nparams: {? [a] : b}\n---\n",
            #"""
            content/article.md:4:12: error: a key has to be a text, not a list or a mapping [yaml-key]
                params: {? [a] : b}
                           ^
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nsummary: a\0b\n---\n",
            #"""
            content/article.md:4:11: error: the control character U+0000 may not stand in YAML [yaml-control-character]
                summary: a�b
                          ^
                fix: remove the character
            """#),
        Mistake(
            .article, bytes: Array("---\ntitle: caf".utf8) + [0xE9] + Array("\ndate: 2017-09-14\n---\n".utf8),
            #"""
            content/article.md:2:11: error: the text is not valid UTF-8 [invalid-utf8]
                title: caf�
                          ^
                fix: save the file as UTF-8
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nparams:\n  list:\n    - a\n   - b\n---\n",
            #"""
            content/article.md:7:4: error: a key was expected here [yaml-syntax]
                   - b
                   ^
                fix: align it with the keys above it, or put the value in quotes
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\ntopics: - a\n---\n",
            #"""
            content/article.md:4:9: error: a list cannot begin on the line of its key [yaml-syntax]
                topics: - a
                        ^
                fix: put '- ' on a line of its own
            """#),
        Mistake(
            .article, "---\ntitle: T\ndate: 2017-09-14\nparams:\n  a: 1\n b: 2\n---\n",
            #"""
            content/article.md:6:2: error: a key was expected here [yaml-syntax]
                 b: 2
                 ^
                fix: align it with the keys above it, or put the value in quotes
            """#),
    ]

    @Test(arguments: mistakes)
    func isReportedInTheseWords(_ mistake: Mistake) {
        #expect(mistake.file.rendered == mistake.report)
    }
}
