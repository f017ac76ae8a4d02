/// Texts that would end what they stand in: data, style sheets, comments, foreign markup, templates.
extension HostileText {
    static let data = [
        #"</script><script>HIT</script>"#, #"</SCRIPT><script>HIT</script>"#, "</script\n><script>HIT</script>",
        "</script\t><script>HIT</script>", #"</script/><script>HIT</script>"#, #"</script <script>HIT</script>"#,
        #"<!--<script>"#, #"<!--<script></script>HIT"#, #"--></script><script>HIT</script>"#,
        #"]]></script><script>HIT"#,
        "\u{2028}HIT", "\u{2029}HIT", #""};HIT;{""#, #"",HIT,""#, #"\"};HIT;//"#, #"\\"};HIT;//"#, #"\u0022};HIT;//"#,
        #"'};HIT;//"#, #"${HIT}"#, "\\", "\\\\", "\\u", "\u{8}\u{C}", "{\"@id\":\"javascript:HIT\"}", "\"\n}\nHIT",
        #"<\/script><script>HIT</script>"#, #"{"__proto__":{"hit":1}}"#,
    ]

    static let styles = [
        #"<style>@import 'FIRE';</style>"#, #"<style>*{background:url(FIRE)}</style>"#,
        #"<p style="background:url(FIRE)">x"#, #"<p style="width:expression(HIT)">x"#,
        #"<p style="behavior:url(FIRE)">x"#, #"<p style=-moz-binding:url(FIRE)>x"#, #"</style><img src=x onerror=HIT>"#,
        #"x;background:url(FIRE)"#, #"red;}*{background:url(FIRE)}"#, #"url(javascript:HIT)"#, #"expression(HIT)"#,
        #"\3c script\3e HIT"#, #"<style><img src="</style><img src=x onerror=HIT>">"#,
        #"<link rel=stylesheet href="data:text/css,*{background:url(FIRE)}">"#, #"@import url(FIRE);"#,
        #"<svg><style>&lt;img src=x onerror=HIT&gt;</style>"#,
    ]

    static let vectors = [
        #"<svg onload=HIT>"#, #"<svg/onload=HIT>"#, #"<svg><script>HIT</script></svg>"#,
        #"<svg><script href="data:,HIT"/></svg>"#, #"<svg><script xlink:href="data:,HIT"></script></svg>"#,
        #"<svg><a xlink:href="javascript:HIT"><text y=20>x</text></a></svg>"#,
        #"<svg><a><animate attributeName=href values="javascript:HIT"/><text y=20>x</text></a></svg>"#,
        #"<svg><set attributeName=onmouseover to=HIT>"#, #"<svg><animate onbegin=HIT attributeName=x dur=1s>"#,
        #"<svg><foreignObject><script>HIT</script></foreignObject></svg>"#, #"<svg><use href="FIRE#a"/></svg>"#,
        #"<svg><use href="data:image/svg+xml,<svg id='a' xmlns='http://www.w3.org/2000/svg'><script>HIT</script></svg>#a"/>"#,
        #"<svg><image href=FIRE /></svg>"#, #"<svg><image href=x onerror=HIT></svg>"#,
        #"<svg><feImage xlink:href=FIRE /></svg>"#, #"<svg><desc><![CDATA[</desc><script>HIT</script>]]></svg>"#,
        #"<svg><title><script>HIT</script></title></svg>"#,
        #"<svg xmlns:x="http://www.w3.org/1999/xhtml"><x:script>HIT</x:script>"#,
        #"<math href="javascript:HIT">x</math>"#, #"<math><mi xlink:href="javascript:HIT">x</mi></math>"#,
        #"<math><maction actiontype=statusline xlink:href="javascript:HIT">x</maction></math>"#,
        #"<math><annotation-xml encoding="text/html"><script>HIT</script></annotation-xml></math>"#,
        #"<math><mtext><script>HIT</script></mtext></math>"#,
        #"<html:script xmlns:html="http://www.w3.org/1999/xhtml">HIT</html:script>"#,
        #"<?xml-stylesheet href="javascript:HIT"?>"#, #"<xml><script>HIT</script></xml>"#,
    ]

    /// Harmless when first read, live once written out and read again.
    static let mutations = [
        #"<noscript><p title="</noscript><img src=x onerror=HIT>">"#,
        #"<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=HIT&gt;">"#,
        #"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=HIT>"#,
        #"<svg></p><style><a id="</style><img src=x onerror=HIT>">"#,
        #"<svg><p><style><g title="</style><img src=x onerror=HIT>">"#,
        #"<math><annotation-xml encoding="text/html"><xmp>&lt;/xmp&gt;&lt;img src=x onerror=HIT&gt;</xmp>"#,
        #"<listing>&lt;img src=x onerror=HIT&gt;</listing>"#, #"<img alt="<x" title="/><img src=x onerror=HIT>">"#,
        #"<a title="</title><img src=x onerror=HIT>">x"#, #"<textarea><p title="</textarea><img src=x onerror=HIT>">"#,
        #"<template><s><template><s><img src=x onerror=HIT></s></template>"#,
        #"<select><style></select><img src=x onerror=HIT>"#,
        #"<table><td><svg><desc></td><img src=x onerror=HIT>"#,
        #"<x/><title>&lt;/title&gt;&lt;img src=x onerror=HIT&gt;"#,
        #"<iframe><p title="</iframe><img src=x onerror=HIT>">"#, #"<xmp><p title="</xmp><svg/onload=HIT>">"#,
        #"<noembed><p title="</noembed><img src=x onerror=HIT>">"#, #"<img alt="`` onerror=HIT">"#,
        #"``onmouseover=HIT"#,
        #"&lt;img src=x onerror=HIT&gt;"#, #"&amp;lt;img src=x onerror=HIT&amp;gt;"#,
    ]

    static let comments = [
        #"<!-- --><script>HIT</script>"#, #"<!--><script>HIT</script>-->"#, #"<!---><script>HIT</script>-->"#,
        #"<!-- --!><script>HIT</script>"#, #"--><script>HIT</script>"#, #"--!><script>HIT</script>"#, #"<!--"#,
        #"<!--[if IE]><script>HIT</script><![endif]-->"#, #"<![if !IE]><script>HIT</script><![endif]>"#,
        #"<! foo="><script>HIT</script>">"#, #"<? foo="><script>HIT</script>">"#, #"</ foo="><script>HIT</script>">"#,
        #"<% foo><script>HIT</script>%>"#, #"<!DOCTYPE x><script>HIT</script>"#, #"*/HIT/*"#,
    ]

    static let templates = [
        #"\(HIT)"#, #"\(site.title)"#, #"\(unsafeHTML("<script>HIT</script>"))"#,
        #"\(if true)<script>HIT</script>\(end)"#,
        #"\(include "../../../etc/passwd")"#, #"\(layout "base")"#, #"\(slot)"#, #"\((HIT))"#, #"{{HIT}}"#,
        #"{{constructor.constructor('HIT')()}}"#, #"{% raw %}<script>HIT</script>{% endraw %}"#, #"<%= HIT %>"#,
        #"#{HIT}"#, #"${{HIT}}"#, #"<script type=text/x-template>HIT</script>"#, #"[[HIT]]"#,
    ]

    static let characters = [
        "\u{202E}<script>HIT</script>\u{202C}", "\u{2066}javascript:HIT\u{2069}", "\u{202D}\" onmouseover=\"HIT",
        "\u{0}<script>HIT</script>", "<scr\u{0}ipt>HIT</scr\u{0}ipt>", "<img src=x o\u{0}nerror=HIT>",
        "<\u{0}script>HIT</script>",
        "\u{1B}[2J<script>HIT</script>", "\u{85}<script>HIT</script>", "\u{FEFF}<script>HIT</script>",
        "<\u{200B}script>HIT</script>", "<\u{338}script>HIT</script>", "\"\u{301} onmouseover=\"HIT",
        "\u{FFFE}<script>HIT</script>",
        "\u{E000}<script>HIT</script>", "\u{10FFFF}<script>HIT</script>", "\u{B}<script>HIT</script>",
        "<script\u{A0}>HIT</script>",
        "\u{1B}$B<script>HIT</script>", "\u{7F}<img src=x onerror=HIT>", "<\u{E0001}script>HIT</script>",
    ]

    static let xml = [
        #"]]><script xmlns="http://www.w3.org/1999/xhtml">HIT</script>"#, #"]]>"#, #"<![CDATA[<script>HIT</script>]]>"#,
        #"<x:script xmlns:x="http://www.w3.org/1999/xhtml">HIT</x:script>"#,
        #"<!ENTITY x SYSTEM "file:///etc/passwd">"#,
        #"&x;&xxe;&#0;&#xFFFF;"#,
        #"</description></item></channel></rss><script xmlns="http://www.w3.org/1999/xhtml">HIT</script>"#,
        #"</loc></url><script xmlns="http://www.w3.org/1999/xhtml">HIT</script>"#, #"<?xml version="1.1"?>"#,
        #"]]&gt;<script>HIT</script>"#, #"<enclosure url="FIRE"/>"#, #"<link>javascript:HIT</link>"#,
    ]
}
