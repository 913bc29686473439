"""Pages, feeds and web archives into documents, and the lines of pages that are dropped."""

import gzip
import io
import socket
import sys
import zlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.readers import Document, NoteCode, UnreadCode, read_documents
from conflictparse.readers.chrome import FURNITURE, MAX_NOTES, drop_chrome, is_chrome
from conflictparse.readers.page_dates import read_page_day
from conflictparse.readers.pages import declared_encoding

STORY = (
    "<p>{} villagers were killed by shelling in the northern town on Thursday, local officials said, and many others "
    "fled to the south.</p><p>Share this</p><p>Two more people were missing, they added, and rescue teams kept on "
    "searching through the night for them.</p>"
)
PAGE = """<html><head><title>Shelling in the north</title>{head}
<meta property="og:site_name" content="Example Post"><meta property="article:published_time"
content="2024-11-28T08:00:00+03:00"><link rel="canonical" href="https://example.org/a"></head><body>
<nav><a href="/">Home</a><a href="/war">War</a></nav><article><h1>Shelling in the north</h1>{story}</article>
<footer>Copyright 2024 Example Post</footer></body></html>"""


def page(who="Twelve", head=""):
    return PAGE.format(head=head, story=STORY.format(who))


def read(data, **options):
    return list(read_documents(io.BytesIO(data), **options))


def texts(found):
    return [one.text if isinstance(one, Document) else one.code.value for one in found]


def first_words(found):
    return [one.text.split()[0] if isinstance(one, Document) else one.code.value for one in found]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*_, **__):
        pytest.fail("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


# ---------------------------------------------------------------- pages
@pytest.fixture
def trafilatura():
    return pytest.importorskip("trafilatura", reason="the extra web is not installed")


def test_a_page_gives_its_article(trafilatura, tmp_path):
    path = tmp_path / "a.html"
    path.write_text(page(), encoding="utf-8")
    (found,) = read_documents(path)
    assert found.text.startswith("Twelve villagers")
    assert "Share this" not in found.text
    assert "Copyright" not in found.text
    assert (found.id, found.title, found.source) == (str(path), "Shelling in the north", "Example Post")
    assert (found.published, found.url) == (date(2024, 11, 28), "https://example.org/a")
    assert [str(note) for note in found.notes] == [
        "dropped: Shelling in the north",
        "dropped: Share this",
    ]
    (kept,) = read_documents(path, drop_chrome=False)
    assert "Share this" in kept.text


def test_a_page_without_a_date_has_none(trafilatura):
    without = page().replace("article:published_time", "article:modified_time")
    (found,) = read(without.replace("on Thursday", "on 2020-05-03").encode(), form="html")
    assert found.published is None


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-11-28T10:00:00+03:00'>",
        '<META CONTENT="28 November 2024" NAME="Date" />',
        "<meta name=pubdate content=2024-11-28>",
        '<meta itemprop="datePublished" content="2024-11-28">',
        '<time itemprop="datePublished" datetime="2024-11-28T10:00">today</time>',
        '<time class="x>y" pubdate datetime="2024-11-28">today</time>',
        '<script type="application/ld+json">{"datePublished": "2024-11-28T10:00:00Z"}</script>',
        '<meta name="date" content="2024-11-29"><meta property="article:published_time" content="2024-11-28">',
        '<meta name="pubdate" content="soon"><meta name="date" content="2024-11-28">',
    ],
)
def test_a_page_states_its_day_in_several_ways(head):
    assert read_page_day(f"<html><head>{head}</head><body>On 2020-05-03 it rained.</body></html>") == (
        date(2024, 11, 28),
        (),
    )


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ('<meta name="date" content="3/4/2024">', "'3/4/2024' names no day"),
        ('"datePublished":"2024-11-28" "datePublished":"2024-11-27"', "several days of publication"),
        ('<meta property="article:modified_time" content="2024-11-28">', None),
        ('<time datetime="2024-11-28">Thursday</time>', None),
        ('<meta name="description" content="2024-11-28">', None),
        ('<link rel="canonical" href="https://example.org/2024/11/28/north">', None),
        ("Published on 2024-11-28", None),
        ('<meta "' * 1000, None),
    ],
)
def test_no_other_day_is_taken_for_that_of_publication(head, why):
    day, notes = read_page_day(head)
    assert day is None
    assert [why in note.words for note in notes if why] == ([True] if why else [])


def test_a_page_may_declare_its_encoding(trafilatura):
    turkish = page("Şırnak’ta", '<meta charset="iso-8859-9">').encode("cp1254")
    (found,) = read(turkish, form="html")
    assert found.text.startswith("Şırnak’ta")
    assert found.notes[0].words == "read as iso-8859-9, as it declares"
    assert texts(read(page("Şırnak").encode("cp1254"), form="html")) == ["not_text"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "windows-1251"),
        (b"<META CHARSET=utf-8>", "utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>', "ISO-8859-1"),
        (b"<p>charset=utf-8</p>", None),
        (b" " * 3000 + b"<meta charset=utf-8>", None),
    ],
)
def test_declarations_are_found_at_the_beginning_only(head, name):
    assert declared_encoding(head) == name


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"<html><body><script>1</script></body></html>", b"<div>" * 50_000]
)
def test_a_page_without_an_article_is_refused(trafilatura, data):
    assert texts(read(data, form="html")) in (["empty"], ["malformed"])


def test_a_page_beyond_all_measure_is_refused(trafilatura):
    assert texts(read(b"<p>x</p>" * 600_000, form="html")) == ["too_large"]


# ---------------------------------------------------------------- feeds
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Example Post</title>
<item><title>North</title><guid>g1</guid><link>https://example.org/1</link>
<pubDate>Thu, 28 Nov 2024 10:00:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Two <b>killed</b> – café.</p><p>Read more: South</p>]]></content:encoded>
</item>
<item><title>South</title><guid isPermaLink="false">g2</guid><pubDate>soon</pubDate>
<description>&lt;p&gt;Three &amp;amp; more fled&lt;/p&gt;</description></item>
<item><title>Empty</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Monitor</title>
<entry><id>urn:a</id><title>t</title><updated>2024-11-28T00:00:00Z</updated><link href="https://example.org/a"/>
<source><title>Other Post</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Two killed.</p><p>Five fled.</p></div></content>
</entry>
<entry><id>urn:b</id><title>u</title><published>2024-11-27T00:00:00Z</published><updated>2024-11-28T00:00:00Z</updated>
<summary>Plain words.</summary></entry></feed>"""


@pytest.fixture
def feedparser():
    return pytest.importorskip("feedparser", reason="the extra web is not installed")


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_feed_gives_its_entries(feedparser, encoding):
    first, second, third = read(RSS.format(encoding=encoding).encode(encoding))
    assert first.text == "Two killed – café."
    assert (first.id, first.source, first.title) == ("g1", "Example Post", "North")
    assert (first.published, first.url) == (date(2024, 11, 28), "https://example.org/1")
    assert "dropped: Read more: South" in [str(note) for note in first.notes]
    assert (second.text, second.published, second.url) == ("Three & more fled", None, None)
    assert [note.code for note in second.notes if note.code is not NoteCode.ENCODING] == [
        NoteCode.SUMMARY,
        NoteCode.DATE,
    ]
    assert (third.code, third.reason) == (UnreadCode.EMPTY, "entry 3: holds no text")


def test_atom_gives_its_entries(feedparser):
    first, second = read(ATOM.encode())
    assert (first.text, first.source, first.id) == ("Two killed.\nFive fled.", "Other Post", "urn:a")
    assert first.published == date(2024, 11, 28)
    assert first.notes[0].words == "the day of the last change, as the feed gives no day of publication"
    assert (second.published, second.source) == (date(2024, 11, 27), "Monitor")
    assert [note.words for note in second.notes] == ["the feed gives only a summary"]


def test_a_feed_that_is_cut_off_gives_the_entries_before(feedparser):
    whole = RSS.format(encoding="utf-8").encode()
    assert first_words(read(whole[: whole.index(b"Three")])) == ["Two", "truncated"]
    assert first_words(read(whole[: whole.index(b"Two")])) == ["truncated"]


def test_entities_are_never_expanded(feedparser, tmp_path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "lol">{laughs}]><rss><channel><item><title>&l11;</title>'
    (found,) = read(f"{bomb}</item></channel></rss>".encode())
    assert found.code is UnreadCode.UNSAFE
    secret = tmp_path / "secret"
    secret.write_text("secret words", encoding="utf-8")
    outside = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]><rss version="2.0"><channel><item><description>&x;'
    for encoding in ("utf-8", "utf-16"):
        (found,) = read(f"{outside}</description></item></channel></rss>".encode(encoding), form="feed")
        assert found.code is UnreadCode.UNSAFE


def test_a_feed_that_is_a_path_or_an_address_opens_nothing(feedparser, tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(RSS.format(encoding="utf-8"), encoding="utf-8")
    opened = []
    watching = [True]
    sys.addaudithook(lambda event, args: opened.append(args[0]) if watching and event == "open" else None)
    for data in (str(path).encode(), b"https://example.org/feed.xml", f"file://{path}".encode()):
        (found,) = read(data, form="feed")
        assert (found.code, found.reason) == (UnreadCode.MALFORMED, "is no RSS or Atom feed")
    external = b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "https://example.org/rss.dtd">'
    assert (
        first_words(read(external + RSS.format(encoding="utf-8").partition("?>")[2].encode(), form="feed"))[0] == "Two"
    )
    watching.clear()
    assert str(path) not in [str(name) for name in opened]


# ---------------------------------------------------------------- web archives
def record(body, *, kind="response", content="text/html; charset=utf-8", status="200 OK", more="", doc="urn:uuid:1"):
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <{doc}>\r\nWARC-Target-URI: https://example.org/{doc}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def chunked(body):
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.fixture
def fastwarc():
    pytest.importorskip("trafilatura", reason="the extra web is not installed")
    return pytest.importorskip("fastwarc", reason="the extra web is not installed")


def test_an_archive_gives_its_pages(fastwarc):
    archive = (
        record(b"warcinfo", kind="warcinfo")
        + record(page("Twelve").encode(), doc="a")
        + record(b"\x89PNG", content="image/png")
        + record(b"moved", status="301 Moved Permanently")
        + record(b"<p>not here</p>", status="404 Not Found")
        + record("Two dead – café.".encode("cp1252"), content="text/plain; charset=windows-1252", doc="b")
        + record(b"<html></html>", doc="c")
    )
    for data in (archive, gzip.compress(archive)):
        twelve, plain, refused = read(data)
        assert twelve.text.startswith("Twelve villagers")
        assert (twelve.id, twelve.url, twelve.published) == ("a", "https://example.org/a", date(2024, 11, 28))
        assert (plain.id, plain.text, plain.url) == ("b", "Two dead – café.", "https://example.org/b")
        assert (refused.id, refused.code) == ("c", UnreadCode.EMPTY)


def test_what_was_sent_is_unwrapped(fastwarc):
    body = page("Nine").encode()
    wrapped = [
        record(gzip.compress(body), more="Content-Encoding: gzip\r\n"),
        record(zlib.compress(body), more="Content-Encoding: deflate\r\n"),
        record(chunked(body), more="Transfer-Encoding: chunked\r\n"),
        record(chunked(gzip.compress(body)), more="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        # Headers that a crawler kept after it had unwrapped the page itself.
        record(body, more="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        record(body, more="Content-Encoding: br\r\n"),
    ]
    found = read(b"".join(wrapped))
    assert first_words(found) == ["Nine"] * 6
    assert found[-1].notes[0].words == "taken as it is, though it is said to be packed as br"


def test_a_page_that_unpacks_without_end_is_refused(fastwarc):
    bomb = record(gzip.compress(b"<p>" * 10_000_000), more="Content-Encoding: gzip\r\n")
    assert first_words(read(bomb + record(page("Nine").encode()))) == ["too_large", "Nine"]


def test_an_archive_that_is_cut_off_gives_the_pages_before(fastwarc):
    archive = record(page("Twelve").encode()) + record(page("Nine").encode())
    for cut in (30, 400, len(archive) // 2 - 20):
        found = first_words(read(archive[:-cut]))
        assert found[0] == "Twelve"
        assert set(found[1:]) == {"truncated"}
    assert first_words(read(gzip.compress(archive)[:-20]))[-1] == "truncated"


def test_a_damaged_archive_gives_the_pages_before(fastwarc):
    archive = record(page("Twelve").encode()) + b"no record\r\n\r\n" + record(page("Nine").encode())
    found = read(archive)
    assert first_words(found) == ["Twelve", "malformed"]
    assert found[-1].reason == "after answer 1: is damaged: invalid warc header"
    assert texts(read(b"no archive", form="warc")) == ["malformed"]
    (empty,) = read(record(b"x", content="image/png"))
    assert empty.reason == "holds no page and no text that was found, in 1 answers"


# ---------------------------------------------------------------- lines of pages
@pytest.mark.parametrize(
    "line",
    [
        "Share this",
        "SHARE THIS ARTICLE:",
        "  Facebook  ",
        "Read more: What is known so far",
        "Related articles",
        "Advertisement",
        "Sign up for our newsletter",
        "Sign up to our daily briefing, free of charge",
        "Subscribe to our channel",
        "Follow us on X",
        "We use cookies to make this site work.",
        "By clicking “Accept all” you agree",
        "Photo: A. Person / Example Agency",
        "(Photo by A. Person)",
        "File photo",
        "Copyright 2024 Example Post",
        "© 2024 Example Post. All rights reserved.",
        "(c) 2024 Example Post",
        "All rights reserved.",
        "Skip to main content",
        "» Back to top",
        "List of 3 items",
    ],
)
def test_lines_of_a_page_are_known(line):
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Share of the land that was lost",
        "They share this view.",
        "Read more than ten reports",
        "Related violence spread to the south.",
        "Sign up for the army began on Monday",
        "Subscribe to this view",
        "Follow us on foot, the guide said",
        "Facebook said it had removed the page.",
        "Photo: the two men who were killed",
        "Read more: 12 killed in shelling",
        "Photographs showed a crater",
        "Copyright law was debated",
        "Credit was given to the rebels.",
        "Watch towers were destroyed",
        "Home was hit by a shell",
        "Image: " + "word " * 30,
        "Advertisement boards were hit",
        "Related: five wounded in the east",
        "Video: dozens flee",
    ],
)
def test_near_misses_are_kept(line):
    assert not is_chrome(line)
    assert drop_chrome(f"First.\n{line}\nLast.") == (f"First.\n{line}\nLast.", ())


def test_every_phrase_of_the_table_is_known():
    for row in FURNITURE:
        for phrase in row.whole.split("|"):
            assert not phrase.strip() or is_chrome(phrase), phrase
        for phrase in row.opens.split("|"):
            words = " ".join(phrase.split())
            end = f" our {row.holds.split()[0]}" if row.holds else " of it"
            assert not words or is_chrome(f"{words}{end}".replace("20 ", "2024 ")), phrase


@given(
    st.lists(
        st.sampled_from(
            ["Two villagers were killed.", "Share this", "", "Read more: x", "12 dead", "Photo: 3 dead", "Title"]
        )
    )
)
def test_what_is_dropped_stands_in_the_notes_and_nothing_else_is(lines):
    text = "\n".join(lines)
    kept, notes = drop_chrome(text, title="Title")
    assert all(note.words in lines and note.words in ("Share this", "Read more: x", "Title") for note in notes)
    remaining = iter(lines)
    assert all(line in remaining for line in kept.split("\n") if line)  # in order
    assert sum(map(bool, lines)) == sum(map(bool, kept.split("\n"))) + len(notes)
    assert drop_chrome(kept, title="Title")[0] == kept


@pytest.mark.parametrize("line", ["North", "NORTH", " North "])
@pytest.mark.parametrize("title", ["North", "North - Example Post", "North | Example"])
def test_a_title_given_again_is_dropped(line, title):
    assert drop_chrome(f"{line}\n\nIt rained.", title=title)[0] == "It rained."


def test_only_the_first_line_can_be_the_title_again():
    assert drop_chrome("It rained.\nNorth", title="North") == ("It rained.\nNorth", ())
    assert drop_chrome("North\nNorth\nIt rained.", title="North")[0] == "It rained."
    assert drop_chrome("North", title="North") == ("North", ())
    assert drop_chrome("North is calm.\nIt rained.", title="North") == ("North is calm.\nIt rained.", ())


def test_a_title_with_a_number_of_dead_is_kept():
    text = "Two killed in the north\nShelling went on."
    assert drop_chrome(text, title="Two killed in the north") == (text, ())


def test_a_page_of_nothing_but_its_furniture_is_left_as_it_is():
    assert drop_chrome("Share this\nMenu") == ("Share this\nMenu", ())


def test_notes_do_not_go_on_without_end():
    _, notes = drop_chrome("It rained.\n" + "Share this\n" * 100)
    assert len(notes) == MAX_NOTES + 1
    assert notes[-1].words == "and 50 lines more"
