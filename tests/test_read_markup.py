import pytest

from graph.readers.byline import names_of
from graph.readers.markup import seen_text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("<p>It&#8217;s <b>shut</b>.</p>\n<p>Nobody left.</p>", "It’s shut.\n\nNobody left."),
        ("It is shut.<br>Nobody&nbsp;left.<br/><br/>Ada did.", "It is shut.\nNobody left.\n\nAda did."),
        ("<div>One.</div><div><br></div><div>Two.<br></div><div>Three.</div>", "One.\n\nTwo.\nThree."),
        ("It is <em>shut</em>.\n\nNobody left.", "It is shut.\n\nNobody left."),
        ("Venn &amp; Brock: &quot;No.&quot;", 'Venn & Brock: "No."'),
        ("&lt;p&gt;It is shut.&lt;/p&gt;&lt;p&gt;Nobody left.&lt;/p&gt;", "It is shut.\n\nNobody left."),
        ("<ul><li>One</li><li>Two</li></ul>Three", "One\nTwo\n\nThree"),
        (
            "<table><tr><th>Name</th><td>Ada</td></tr><tr><th>Age</th><td>9</td></tr></table>",
            "Name\tAda\nAge\t9",
        ),
        ("<p>Shut<sup><a href='#n1'>1</a></sup>, 3 m<sup>2</sup> wide.</p>", "Shut, 3 m2 wide."),
        (
            "<p>Mu&shy;nicipal<script>x()</script><span style='display:none'>no</span></p><!-- no -->",
            "Municipal",
        ),
    ],
)
def test_html_is_read_as_a_page_shows_it(text: str, seen: str) -> None:
    assert seen_text(text) == seen


@pytest.mark.parametrize(
    "text", ["a < b > c", "<inaudible> he said", "R&D at AT&T; and <Ada>", " \r\n  two  ", ""]
)
def test_a_text_without_html_is_unchanged(text: str) -> None:
    assert seen_text(text) == text


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<p><q>It is <q>shut</q></q>, said Ada.</p>", "“It is ‘shut’”, said Ada."),
        ("<p><q>“Shut.”</q> she said.</p>", "“Shut.” she said."),
        (
            "<blockquote><p>Shut.</p><cite>Ada Brock</cite></blockquote><p>No.</p>",
            "“Shut.” — Ada Brock\n\nNo.",
        ),
        ("<blockquote>Shut.<footer>— <cite>Ada Brock</cite></footer></blockquote>", "“Shut.” — Ada Brock"),
        (
            "<figure><blockquote><p>One.</p><p>Two.</p></blockquote><figcaption>Ada</figcaption></figure>",
            "“One.\n\n“Two.” — Ada",
        ),
        (
            "<blockquote><p>He said “no”.</p>&mdash; Ada (@ada) <a href='x'>May 1</a></blockquote>",
            "“He said ‘no’.” — Ada (@ada) May 1",
        ),
        (
            "<blockquote>Shut.</blockquote><p>– Ada Brock, mayor</p><p>No.</p>",
            "“Shut.” — Ada Brock, mayor\n\nNo.",
        ),
        ("<blockquote><cite>Ada</cite></blockquote><p>No.</p>", "Ada\n\nNo."),
        ("<blockquote><img></blockquote><cite>Ada</cite>", "Ada"),
        ("<p>Ada wrote:</p><blockquote>Shut.</blockquote>", "Ada wrote:\n\n“Shut.”"),
        ("<blockquote>We read <cite>The Post</cite> daily.</blockquote>", "We read The Post daily."),
        (
            "<q>Sh\x01ut</q><blockquote>Sh&#1;ut.<cite>Ada</cite></blockquote>",
            "“Sh\ufffdut”\n\n“Sh\ufffdut.” — Ada",
        ),
        ("<blockquote>Shut.</blockquote><p>— but nobody left.</p>", "Shut.\n\n— but nobody left."),
    ],
)
def test_what_is_a_quotation_by_layout_has_marks_and_its_source_behind_it(html: str, seen: str) -> None:
    assert seen_text(html) == seen


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Tessa Quill; Marc Dunne; Staff Writers", "Tessa Quill; Marc Dunne"),
        ("By Tessa Quill; Science Editor", "Tessa Quill"),
        ("Tessa Quill in Lowmoor | Marc Dunne", "Tessa Quill; Marc Dunne"),
        (
            "Tessa Quill, Marc Dunne and Pia Reed | Photographs by Ned Vole",
            "Tessa Quill; Marc Dunne; Pia Reed",
        ),
        ("Tessa Quill, in Ebb; https://post.example/pia", "Tessa Quill"),
        ("Quill, Tessa", "Quill, Tessa"),
        ("Tessa Quill, PhD", "Tessa Quill, PhD"),
        ("Tessa Quill covers transport", "Tessa Quill"),
        ("Staff Writer", "Staff Writer"),
        ("", ""),
    ],
)
def test_a_byline_keeps_names_and_no_jobs(stated: str, names: str) -> None:
    assert names_of(stated) == names
