/// Texts that CommonMark reads as more than words.
extension HostileText {
    static let links = [
        #"[x](javascript:HIT)"#, #"[x](<javascript:HIT>)"#, #"[x](JaVaScRiPt:HIT)"#, #"[x](javascript&#58;HIT)"#,
        #"[x](&#106;avascript:HIT)"#, #"[x](java&#9;script:HIT)"#, #"[x](java&Tab;script:HIT)"#,
        #"[x](&#1;javascript:HIT)"#,
        #"[x](\javascript:HIT)"#, #"[x](javascript\:HIT)"#, #"[x](<&NewLine;javascript:HIT>)"#,
        #"[x](data:text/html,HIT)"#,
        #"[x](vbscript:HIT)"#, #"[x](ELSEWHERE "\" onmouseover=\"HIT")"#, #"[x](ELSEWHERE '" onmouseover="HIT')"#,
        #"[x](ELSEWHERE (" onmouseover="HIT))"#, #"[x](ELSEWHERE"onmouseover="HIT)"#,
        #"[x](<ELSEWHERE" onmouseover="HIT>)"#,
        #"![x](javascript:HIT)"#, #"![x](data:image/svg+xml,<svg/onload=HIT>)"#, #"![" onerror="HIT](ELSEWHERE)"#,
        #"![x](ELSEWHERE "\" onerror=\"HIT")"#, #"![x](x"onerror="HIT)"#, #"![<img src=x onerror=HIT>](ELSEWHERE)"#,
        #"![![x](javascript:HIT)](ELSEWHERE)"#, #"[<script>HIT</script>](person:50)"#, #"[x](person:"onmouseover=HIT)"#,
        #"[x](article:<script>HIT</script>)"#, #"<javascript:HIT>"#, #"<JAVASCRIPT:HIT>"#, #"<data:text/html,HIT>"#,
        #"<vbscript:HIT>"#, #"<ELSEWHERE?"onmouseover="HIT>"#, #"<a"onmouseover=HIT@example.org>"#,
        #"<ELSEWHERE'><script>HIT</script>>"#,
        #"[x]: javascript:HIT"#, #"[[x](javascript:HIT)](ELSEWHERE)"#,
        #"[x](https://elsewhere.example&#x2f;&#34;onmouseover=HIT)"#,
    ]

    static let code = [
        "```<script>HIT</script>\nx\n```", "```\" onmouseover=\"HIT\nx\n```",
        "```x&quot; onmouseover=&quot;HIT\nx\n```",
        "~~~'><script>HIT</script>\nx\n~~~", "```\n</code></pre><script>HIT</script>\n```", "    <script>HIT</script>",
        "`<script>HIT</script>`", "``</code><script>HIT</script>``", "```x\\\" onmouseover=\\\"HIT\nx\n```",
        "```\u{0}\" onmouseover=\"HIT\nx\n```", "~~~ x` onmouseover=HIT\nx\n~~~",
        "```&#34;onmouseover=HIT\n&lt;script&gt;\n```",
    ]

    /// The seven kinds of CommonMark's HTML blocks, section 4.6 of its specification, and inline HTML.
    static let blocks = [
        "<script>\nHIT\n</script>", "<pre onmouseover=HIT>\nx\n</pre>", "<style>\n@import 'FIRE';\n</style>",
        "<textarea autofocus onfocus=HIT>\nx\n</textarea>", "<!-- x\n-->\n<script>HIT</script>",
        "<?php HIT ?>\n<script>HIT</script>",
        "<!X <script>HIT</script>>", "<![CDATA[\n<script>HIT</script>\n]]>", "<div onmouseover=HIT>\n\nx\n\n</div>",
        "<iframe src=FIRE>\n\n</iframe>", "<table><tr><td><img src=x onerror=HIT>\n\n</table>",
        "<x-y onclick=HIT>\nx\n</x-y>",
        "<a href='javascript:HIT'>\nx\n</a>", "x <b onmouseover=HIT>y</b> z", "x <!-- --> <script>HIT</script> z",
        "x <?a?><script>HIT</script> z", "x <!A><script>HIT</script> z", "x <![CDATA[><script>HIT</script>]]> z",
        "</div>\n<script>HIT</script>", "> <script>HIT</script>", "- <script>HIT</script>\n- <img src=x onerror=HIT>",
        "# <script>HIT</script>", "<a href=\"ELSEWHERE\" onclick=HIT>x</a>", "*x<script>*HIT</script>",
    ]

    static let definitions = [
        "[x]\n\n[x]: javascript:HIT", "[x]\n\n[x]: <java&#9;script:HIT>",
        "[x]\n\n[x]: ELSEWHERE '\" onmouseover=\"HIT'",
        "[x]\n\n[x]: data:text/html,<script>HIT</script>", "![x]\n\n[x]: javascript:HIT", "[x][<script>HIT</script>]",
        "[<script>HIT</script>]\n\n[<script>HIT</script>]: ELSEWHERE",
        "[x]\n\n[x]: ELSEWHERE\n\"\" onmouseover=\"HIT\"",
        "[Russia]\n\n[Russia]: javascript:HIT", "[x]:\n\njavascript:HIT",
    ]
}
