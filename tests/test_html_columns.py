"""Rows become columns, and the page makes the same rows of them."""

import json
import subprocess
from pathlib import Path

import playwright
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.export.html.columns import columns

SCRIPT = Path(__file__).parents[1] / "graph" / "export" / "html" / "script" / "rows.mjs"
READ = f"""
import {{ readRows }} from "{SCRIPT.as_uri()}";
console.log(JSON.stringify(JSON.parse(process.argv[1]).map(readRows)));
"""
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.text(max_size=3)
    | st.lists(st.integers(0, 3), max_size=2)
)
IDS = st.integers(0, 30).map("n{}".format)


@pytest.mark.browser
def test_the_page_reads_back_the_rows_that_were_packed() -> None:
    found: list[list[dict[str, object]]] = []

    @given(
        st.lists(
            st.fixed_dictionaries({"one": VALUES, "two": st.sampled_from(["relation", "remark"]), "id": IDS})
        )
    )
    def collect(rows: list[dict[str, object]]) -> None:
        found.append(rows)

    collect()
    node = Path(playwright.__file__).parent / "driver" / "node"
    packed = json.dumps([columns(rows) for rows in found])
    run = subprocess.run(
        [node, "--input-type=module", "--eval", READ, packed], capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout) == found


def test_what_repeats_is_written_once() -> None:
    rows = [
        {"kind": kind}
        for kind in ("statement", "relation", "statement", "statement", "relation", "relation") * 2
    ]
    packed = columns(rows)
    assert packed == {
        "rows": 12,
        "columns": {"kind": {"of": ["statement", "relation"], "is": "010011" * 2}},
    }
