import io
from pathlib import Path

import pytest

from graph.errors import ReadError
from graph.readers import read
from graph.readers.feed import read_feed
from graph.readers.rows import columns_of
from graph.readers.sources import Source
from graph.records import Article, Skipped

WIRE = Source(shown="in/wire.rss", name="wire.rss", stem="wire")
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Port Ellery Courier</title><link>https://courier.example/</link>
<image><title>A logo</title></image>
<item>
  <title>Ferry &amp;amp; pier &lt;b&gt;shut&lt;/b&gt;</title>
  <media:title>Not this one</media:title>
  <link>https://courier.example/ferry?a=1&amp;b=2</link>
  <guid isPermaLink="false">courier-17</guid>
  <pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate>
  <dc:creator>By Tessa Quill</dc:creator><dc:creator>Marc Dunne</dc:creator>
  <description>The board halted the ferry.</description>
  <content:encoded><![CDATA[<p>The board halted the ferry on Wednesday.</p><script>x()</script>
  <p>&#8220;The pier is not safe,&#8221; said Hana Okafor.</p>
  <p>The post Ferry appeared first on Port Ellery Courier.</p>]]></content:encoded>
</item>
<item>
  <title>Harbour opens</title><guid>https://courier.example/harbour</guid>
  <author>ida@courier.example (Ida Brandt)</author><source url="https://wire.example/">Coast Wire</source>
  <description>Ida Brandt opened the harbour.</description>
</item>
<item><title>A picture alone</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/">
<title type="text">Coast News</title>
<entry><id>tag:news.example,2024:1</id><title>Ferry</title>
  <link rel="enclosure" href="/sound.mp3"/><link href="/ferry"/>
  <updated>2024-05-02T08:00:00Z</updated><author><name>Ada Brock</name><email>a@news.example</email></author>
  <content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>It is shut &amp; cold.</x:p>
  <x:p>Ada left.</x:p>
  </x:div></content><summary>Not this.</summary></entry>
</feed>"""


def items(feed: str | bytes, source: Source = WIRE) -> list[Article | Skipped]:
    data = feed.encode() if isinstance(feed, str) else feed
    return list(read_feed(io.BufferedReader(io.BytesIO(data)), source, columns_of({})))


def texts(feed: str | bytes) -> list[str]:
    return [item.text for item in items(feed) if isinstance(item, Article)]


def test_an_item_gives_all_that_the_feed_states_of_it() -> None:
    assert items(RSS) == [
        Article(
            id="courier-17",
            text="The board halted the ferry on Wednesday.\n\n“The pier is not safe,” said Hana Okafor.",
            source="wire.rss#1",
            title="Ferry & pier shut",
            published="2024-05-01T10:00:00+02:00",
            publisher="Port Ellery Courier",
            byline="Tessa Quill; Marc Dunne",
            url="https://courier.example/ferry?a=1&b=2",
        ),
        Article(
            id="https://courier.example/harbour",
            text="Ida Brandt opened the harbour.",
            source="wire.rss#2",
            title="Harbour opens",
            publisher="Coast Wire",
            byline="Ida Brandt",
            url="https://courier.example/harbour",
        ),
        Skipped(source="in/wire.rss#3", reason="The item has no text: leave it out."),
    ]


def test_an_entry_of_atom_is_read_with_its_elements_as_html() -> None:
    assert items(ATOM) == [
        Article(
            id="tag:news.example,2024:1",
            text="It is shut & cold.\n\nAda left.",
            source="wire.rss#1",
            title="Ferry",
            published="2024-05-02T08:00:00+00:00",
            publisher="Coast News",
            byline="Ada Brock",
            url="https://news.example/ferry",
        )
    ]


def test_rss_1_has_its_items_beside_the_channel() -> None:
    feed = """<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old Times</title></channel>
      <item><title>A</title><link>https://old.example/a</link><description>Ada spoke.</description>
      <dc:date>2004-05-01</dc:date></item></rdf:RDF>"""
    assert items(feed) == [
        Article(
            id="https://old.example/a",
            text="Ada spoke.",
            source="wire.rss#1",
            title="A",
            published="2004-05-01",
            publisher="Old Times",
            url="https://old.example/a",
        )
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_feed_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    feed = f'<?xml version="1.0" encoding="{encoding}"?><rss><channel><item><description>Zoë Müller left.'
    assert texts(f"{feed}</description></item></channel></rss>".encode(encoding)) == ["Zoë Müller left."]


ITEM = "<rss><channel><item><description>Ida Brandt spoke.&nbsp;{}</description></item></channel></rss>"


def test_entities_of_html_are_read_and_those_that_lead_out_are_not() -> None:
    feed = f'<!DOCTYPE rss [<!ENTITY out SYSTEM "file:///etc/passwd">]>{ITEM.format("&lt; &out;")}'
    assert texts(feed) == ["Ida Brandt spoke.\N{NO-BREAK SPACE}< &out;"]


def test_entities_that_grow_are_left_as_they_are_written() -> None:
    bomb = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    found = items(f'<!DOCTYPE rss [<!ENTITY a "lol">{bomb}]>{ITEM.format("&j;")}')
    assert len(str(found)) < 2_000


def test_what_no_xml_may_hold_costs_no_item() -> None:
    feed = "<rss><channel><item><description>Ida\x01 Brandt &#8; spoke.</description></item></channel></rss>"
    assert texts(feed) == ["Ida\N{REPLACEMENT CHARACTER} Brandt \N{REPLACEMENT CHARACTER} spoke."]


def test_an_element_whose_prefix_is_nowhere_declared_is_named() -> None:
    written = "<rss><channel><title>Port <b:i>Ellery</b:i></title><item><title>Ferry</title></item>"
    with pytest.raises(ReadError, match="Its XML is damaged in line 1"):
        items(f"{written}</channel></rss>")


def test_behind_the_items_that_are_whole_a_cut_is_named() -> None:
    found = []
    with pytest.raises(ReadError) as cut:
        found += read_feed(io.BufferedReader(io.BytesIO(RSS.encode()[:-200])), WIRE, columns_of({}))
    assert str(cut.value).startswith("Its XML is damaged in line ")
    given = read_feed(io.BufferedReader(io.BytesIO(RSS.encode()[:-200])), WIRE, columns_of({}))
    first = next(given)
    assert isinstance(first, Article)
    assert first.id == "courier-17"


def test_an_address_that_is_none_costs_no_item() -> None:
    feed = ATOM.replace('href="/ferry"', 'href="https://[x/ferry"')
    assert [item.url for item in items(feed) if isinstance(item, Article)] == [None]


def test_a_file_of_another_kind_of_xml_is_named() -> None:
    with pytest.raises(ReadError, match="It is XML, but no RSS or Atom feed"):
        items("<urlset><url>a</url></urlset>")


def test_an_item_that_two_files_of_a_feed_hold_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "monday.rss").write_text(RSS, encoding="utf-8")
    (tmp_path / "tuesday.xml").write_text(RSS, encoding="utf-8")
    found = list(read([tmp_path]))
    assert [item.id for item in found if isinstance(item, Article)] == [
        "courier-17",
        "https://courier.example/harbour",
    ]
    copies = [item for item in found if isinstance(item, Skipped) and "copy" in item.reason]
    assert [(item.source, item.harmless) for item in copies] == [
        (f"{tmp_path}/tuesday.xml#1", True),
        (f"{tmp_path}/tuesday.xml#2", True),
    ]


def test_a_feed_is_recognised_on_standard_input() -> None:
    for feed in (RSS, ATOM, "<!-- a --> " + ATOM):
        found = list(read(["-"], stdin=io.BytesIO(feed.encode())))
        assert isinstance(found[0], Article), feed


def test_no_element_that_an_entity_of_the_feed_holds_is_met(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(
        '<!DOCTYPE rss [<!ENTITY x "y<item><description>Not this.</description></item>">]><rss><channel>'
        "<title>Wire &x;</title>&x;<item><description>Ida Brandt left &x;.</description></item>"
        "</channel></rss>"
    )
    (found,) = read([tmp_path / "a.rss"])
    assert isinstance(found, Article)
    assert (found.text, found.publisher) == ("Ida Brandt left &x;.", "Wire &x;")
