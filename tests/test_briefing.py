"""The briefing opens with what happened: of one story, it tells what a reader would retell."""

from pathlib import Path

import pytest
from questions_read import Briefing, read_briefings

from graph.pipeline import Build, run
from graph.questions.briefing import briefing, pool
from graph.questions.known import Known

STORIES = [case for case in read_briefings(Path(__file__).parent / "cases" / "briefing.txt") if case.text]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_briefing_opens_with_the_lead_and_tells_nothing_twice(story: Briefing, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(story.text, encoding="utf-8")
    known = Known(run(Build(inputs=(tmp_path,)), lambda _: None))
    told = [one for one in briefing(pool(known, ())) if one.kind in {"lead", "did"}]
    assert tuple(one.text for one in told) == story.told
    assert all(
        known.articles[one.article].text[one.start : one.end] == one.text for t in told for one in t.proofs
    )
