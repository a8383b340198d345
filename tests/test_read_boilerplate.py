import pytest
from lxml.html import HtmlElement, fromstring

from graph.readers.boilerplate import remove_boilerplate
from graph.readers.grids import BETWEEN, spell_tables
from graph.readers.seen import plain_text

STORY = "".join(
    f"<p>The council of Lowmoor voted on Monday, and {name} left the hall.</p>" for name in "ABCDE"
)


def page(inside: str) -> HtmlElement:
    return fromstring(f"<html><body><article>{STORY}{inside}</article></body></html>")


TOLD = plain_text(page(""))


@pytest.mark.parametrize(
    "inside",
    [
        "<amp-ad><p>Buy boats.</p></amp-ad>",
        "<div class='advertisement'><p>Buy boats.</p></div>",
        "<div id='ad_slot_3'>Buy boats.</div>",
        "<aside class='c-related-stories'><h3>More</h3><a href='x'>Ada Brock jailed</a></aside>",
        "<div class='newsletter_signup'><p>First Light, by Ada Brock.</p></div>",
        "<p><strong>Read more: <a href='x'>Ada Brock jailed for fraud</a></strong></p>",
        "<p>READ ALSO | <a href='x'>Ada Brock jailed for fraud</a></p>",
        "<p>Related: Ada Brock jailed for fraud</p>",
        "<p><a href='x'>Ada Brock jailed for fraud</a></p>",
        "<p>Sign up for our newsletter, First Light.</p>",
        "<p>© 2024 Lowmoor Post. All rights reserved.</p>",
        "<p>This material may not be published. All rights reserved.</p>",
        "<h3>Related news</h3><ul><li><a href='x'>Ada Brock jailed</a></li><li><a>Rain</a></li></ul>",
        "<p hidden>Ada Brock stayed.</p>",
        "<p style='display: none'>Ada Brock stayed.</p>",
        "<p>Share this article</p>",
        "<aside class='pullquote'>voted on Monday, and A left</aside>",
    ],
)
def test_what_is_no_part_of_the_article_is_removed(inside: str) -> None:
    tree = page(inside)
    remove_boilerplate(tree)
    assert plain_text(tree) == TOLD


@pytest.mark.parametrize(
    "inside",
    [
        "<p>More on this will be told tomorrow.</p>",
        "<p><a href='x'>Ada Brock</a> left the hall.</p>",
        "<p><a href='x'>Ada Brock left the hall.</a></p>",
        "<p>Read: a word that <a href='x'>Ada Brock</a> could not bear.</p>",
        "<p>Copyright law was changed by Ada Brock.</p>",
        "<h3>Related news</h3><ul><li><a href='x'>Ada Brock</a> left.</li></ul>",
        "<div class='has-ads'><p>Ada Brock left.</p></div>",
        "<blockquote class='pullquote'>Ada Brock stayed.</blockquote>",
        f"<div class='promo'>{STORY.replace('Monday', 'Friday')}</div>",
    ],
)
def test_what_only_looks_so_is_kept(inside: str) -> None:
    tree, untouched = page(inside), plain_text(page(inside))
    remove_boilerplate(tree)
    assert plain_text(tree) == untouched


def test_a_table_of_data_becomes_lines_and_one_of_layout_stays() -> None:
    tree = page(
        "<table><tr><th>Name</th><th>Votes</th></tr><tr><td>Ada <b>Brock</b></td><td>12</td></tr></table>"
    )
    spell_tables(tree)
    assert plain_text(tree) == f"{TOLD}\n\nName{BETWEEN}Votes\n\nAda Brock{BETWEEN}12"
    layout = page(f"<table><tr><td>Home</td><td>{STORY}</td></tr></table>")
    untouched = plain_text(layout)
    spell_tables(layout)
    assert plain_text(layout) == untouched
