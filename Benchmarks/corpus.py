#!/usr/bin/env python3
"""Writes a synthetic news archive, so that builds of any size can be timed.

    corpus.py FOLDER [--articles 10000] [--for sitegen|hugo] [--seed 1]

Every article has a picture with caption and credit, a dateline, five to nine paragraphs that mention people and
countries, and mostly a link to an earlier article. A few people and countries are in most of the news, as in life.
The same arguments write the same bytes, and both kinds of site tell the same stories.
"""
import argparse
import datetime
import itertools
import pathlib
import random
import struct
import zlib

ARTICLES_A_DAY = 30
FIRST_DAY = datetime.date(2005, 1, 3)
PICTURES = 200
SECTIONS = ["Diplomacy", "Security", "Politics", "Economy", "Energy", "Climate", "Justice", "Culture"]
OFFICES = ["President", "Prime Minister", "Foreign Minister", "Ambassador", "Special Envoy", "Chief Negotiator"]
CITIES = ["GENEVA", "VIENNA", "NAIROBI", "BRUSSELS", "NEW YORK", "SINGAPORE"]
GIVEN_NAMES = (
    "Agnes Bruno Chiara Diego Esther Filip Greta Hamid Irina Jonas Kenji Lucia Malik Noor Oskar Pilar Rafael Sanna "
    "Tomas Ursula Viktor Wanda Yasmin Zoran"
).split()
SYLLABLES = "al ber cor dan el fim gos har in jul kem lor mar nes op pel qui ros san tam ur vin wes yor zel".split()
COMMON_WORDS = "the of and to in a that for on with as by at from it was its said will has".split()
COUNTRIES = [
    line.split(maxsplit=1)
    for line in """
        us United States|cn China|ru Russia|gb United Kingdom|de Germany|fr France|in India|jp Japan|ua Ukraine
        ir Iran|tr Turkey|il Israel|sy Syria|kr South Korea|kp North Korea|sa Saudi Arabia|eg Egypt|br Brazil
        it Italy|es Spain|pl Poland|se Sweden|no Norway|fi Finland|dk Denmark|nl Netherlands|be Belgium
        ch Switzerland|at Austria|gr Greece|hu Hungary|ro Romania|bg Bulgaria|rs Serbia|pt Portugal|ie Ireland
        ca Canada|mx Mexico|ar Argentina|cl Chile|co Colombia|pe Peru|ve Venezuela|cu Cuba|bo Bolivia|uy Uruguay
        au Australia|nz New Zealand|id Indonesia|my Malaysia|th Thailand|vn Vietnam|ph Philippines|pk Pakistan
        bd Bangladesh|af Afghanistan|kz Kazakhstan|uz Uzbekistan|mn Mongolia|np Nepal|iq Iraq|jo Jordan|lb Lebanon
        ye Yemen|om Oman|qa Qatar|kw Kuwait|ly Libya|tn Tunisia|dz Algeria|ma Morocco|sd Sudan|so Somalia|ke Kenya
        ng Nigeria|gh Ghana|sn Senegal|ml Mali|et Ethiopia|za South Africa|ao Angola|mz Mozambique|zm Zambia
    """.replace("\n", "|").split("|")
    if line.strip()
]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--for", dest="generator", choices=["sitegen", "hugo"], default="sitegen")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()

    archive = Archive(chosen.articles, chosen.seed)
    site = {"sitegen": SitegenSite, "hugo": HugoSite}[chosen.generator](chosen.folder)
    site.write_settings()
    for person in archive.people:
        site.write_person(person)
    for article in archive.articles():
        site.write_article(article)
    for number in range(PICTURES):
        site.write_picture(number)


class Archive:
    """The stories, apart from any generator's syntax. A mention stands in a text as ("person" or "country", who)."""

    def __init__(self, count, seed):
        self.count = count
        self.random = random.Random(seed)
        made_up = ["".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4))) for _ in range(5_000)]
        # Three words in ten are among the twenty commonest, near enough to English.
        self.words = made_up + COMMON_WORDS * (len(made_up) * 3 // 7 // len(COMMON_WORDS))
        self.people = self._people(max(25, count // 20))
        self.shares = {"person": falling_shares(len(self.people)), "country": falling_shares(len(COUNTRIES))}

    def _people(self, count):
        people, names = [], set()
        while len(people) < count:
            family_name = "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))).capitalize()
            name = f"{self.random.choice(GIVEN_NAMES)} {family_name}"
            if name not in names:
                names.add(name)
                country = self.random.choice(COUNTRIES)
                people.append({"name": name, "slug": slug(name), "country": country, "role": self.random.choice(OFFICES)})
        return people

    def articles(self):
        earlier = []
        for number in range(self.count):
            article = self._article(number, earlier)
            yield article
            earlier.append((article["slug"], article["title"]))

    def _article(self, number, earlier):
        title = self._prose(self.random.randint(6, 10)).capitalize()
        day, place_in_day = divmod(number, ARTICLES_A_DAY)
        return {
            "title": title,
            "slug": f"{slug(title)[:60]}-{number}",
            "day": FIRST_DAY + datetime.timedelta(days=day),
            "time": f"{5 + place_in_day // 2:02}:{place_in_day % 2 * 30:02}:00",
            "section": self.random.choice(SECTIONS),
            "summary": self._prose(22).capitalize() + ".",
            "picture": self.random.randrange(PICTURES),
            "alt": self._prose(6),
            "caption": [
                self._prose(4).capitalize(), self._mention("person"), "(L) and", self._mention("person"),
                "(R) " + self._prose(6) + ".",
            ],
            "credit": f"Agency / {self.random.choice(GIVEN_NAMES)} {self.random.choice(SYLLABLES).capitalize()}",
            "dateline": f"{self.random.choice(CITIES)} (Agency)",
            "paragraphs": [self._paragraph() for _ in range(self.random.randint(5, 9))],
            "related": self.random.choice(earlier) if earlier and self.random.random() < 0.8 else None,
        }

    def _paragraph(self):
        pieces, words_left = [], self.random.randint(40, 90)
        while words_left > 0:
            run = self.random.randint(6, 18)
            words_left -= run
            pieces.append(self._prose(run))
            what_follows = self.random.random()
            if what_follows < 0.35:
                pieces.append(self._mention("person"))
            elif what_follows < 0.65:
                pieces.append(self._mention("country"))
            elif what_follows < 0.70:
                pieces.append(f"**{self._prose(2)}**")
        return pieces + [self._prose(3) + "."]

    def _mention(self, kind):
        among = self.people if kind == "person" else COUNTRIES
        return kind, self.random.choices(among, cum_weights=self.shares[kind])[0]

    def _prose(self, count):
        return " ".join(self.random.choices(self.words, k=count))


class Site:
    """A folder of Markdown; a generator's own subclass knows its addresses and its front matter."""

    pictures = "content/images"

    def __init__(self, folder):
        self.folder = folder
        self.made = set()

    def write(self, path, contents):
        path = self.folder / path
        if path.parent not in self.made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(path.parent)
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())

    def write_article(self, article):
        mentioned = {"person": {}, "country": {}}

        def text(pieces):
            return " ".join(piece if isinstance(piece, str) else self.mention(*piece, mentioned) for piece in pieces)

        figure = f"![{article['alt']}](/images/{article['picture']}.png)\n{text(article['caption'])}\n© {article['credit']}"
        blocks = [figure] + [text(paragraph) for paragraph in article["paragraphs"]]
        blocks[1] = f"{article['dateline']} — {blocks[1]}"
        if article["related"]:
            linked_slug, title = article["related"]
            blocks.insert(3, f"[{title}]({self.article_address(linked_slug)})")
        head = {
            "title": article["title"],
            "date": f"{article['day']}T{article['time']}Z",
            "summary": article["summary"],
            **self.placement(article, mentioned),
        }
        folder = f"content/articles/{article['day']:%Y/%m/%d}"
        self.write(f"{folder}/{article['slug']}.md", front_matter(head) + "\n\n".join(blocks) + "\n")

    def mention(self, kind, who, mentioned):
        if kind == "person":
            mentioned[kind][who["name"]] = True
            return f"[{who['name']}]({self.person_address(who)})"
        code, name = who
        mentioned[kind][name] = True
        return f"[{name}]({self.country_address(code, name)})"

    def write_picture(self, number):
        self.write(f"{self.pictures}/{number}.png", grey_png(width=1200, height=800, shade=number % 256))


class SitegenSite(Site):
    def write_settings(self):
        settings = {
            "title": "The Synthetic Briefing", "baseURL": "https://example.org/", "language": "en", "timeZone": "UTC",
            "sections": f"[{', '.join(SECTIONS)}]",
        }
        self.write("content/site.yml", "".join(f"{key}: {value}\n" for key, value in settings.items()))

    def write_person(self, person):
        head = {
            "name": person["name"], "country": person["country"][0],
            "roles": f"[{{title: {person['role']}, from: 2000-01-01}}]",
        }
        self.write(f"content/people/{person['slug']}.md", front_matter(head) + biography(person))

    def placement(self, article, mentioned):
        return {"section": article["section"]}

    def article_address(self, linked_slug):
        return f"article:{linked_slug}"

    def person_address(self, person):
        return f"person:{person['slug']}"

    def country_address(self, code, name):
        return f"country:{code}"


class HugoSite(Site):
    """Needs the settings and layouts of `hugo/` beside this file."""

    pictures = "static/images"

    def write_settings(self):
        source = pathlib.Path(__file__).resolve().parent / "hugo"
        for file in sorted(source.rglob("*")):
            if file.is_file():
                self.write(file.relative_to(source), file.read_bytes())

    def write_person(self, person):
        head = {"title": person["name"], "country": person["country"][1], "role": person["role"]}
        self.write(f"content/people/{person['slug']}/_index.md", front_matter(head) + biography(person))

    def placement(self, article, mentioned):
        return {
            "sections": f"[{article['section']}]",
            "days": f'["{article["day"]}"]',
            "people": f"[{', '.join(mentioned['person'])}]",
            "countries": f"[{', '.join(mentioned['country'])}]",
        }

    def article_address(self, linked_slug):
        return f"/articles/{linked_slug}/"

    def person_address(self, person):
        return f"/people/{person['slug']}/"

    def country_address(self, code, name):
        return f"/countries/{slug(name)}/"


def front_matter(fields):
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + "---\n"


def biography(person):
    return f"{person['name']}, {person['role']} of {person['country'][1]}, stands in synthetic news only.\n"


def falling_shares(count):
    """Cumulative weights, the n-th of them in proportion to 1/(n+2): Zipf's law without its steep first steps."""
    return list(itertools.accumulate(1 / (rank + 2) for rank in range(count)))


def slug(name):
    return name.lower().replace(" ", "-")


def grey_png(width, height, shade):
    """A valid picture of one grey (PNG specification, third edition, sections 5 and 11), about a kilobyte."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes([shade]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


if __name__ == "__main__":
    main()
