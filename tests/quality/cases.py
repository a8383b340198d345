"""Try the cases beside the project in one process, with the model in memory, and print how many hold.

usage: python tests/quality/cases.py [CASES_FOLDER] [-v]

The folder holds cases.jsonl and check.py, which says what a case is; -v prints each case that does not
hold. Prints a JSON line for the kinds of one beginning, one for all, and one for all but those of
relations; `hold` is in percent.
"""

import json
import sys
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from io import StringIO
from pathlib import Path
from types import ModuleType, SimpleNamespace

from graph import analyse
from graph.cli import run

CASES = Path(__file__).parents[3] / "shared" / "cases"


def main() -> None:
    """Try all cases and print the counts."""
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    folder = Path(arguments[0]) if arguments else CASES
    check = load(folder / "check.py")
    check.subprocess = SimpleNamespace(run=in_process)
    analyse.load_pipeline = cache(analyse.load_pipeline)  # each case would load the model anew
    held, tried = Counter[str](), Counter[str]()
    for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        begins = case["kind"].split("/")[0]
        wrong = check.try_case(case, [])
        if wrong and "-v" in sys.argv:
            print(case["kind"], case["id"], *wrong, sep=" | ")
        for row in (begins, "all", *(() if begins == "relations" else ("all but relations",))):
            tried[row] += 1
            held[row] += not wrong
    for row, count in sorted(tried.items()):
        print(json.dumps({"row": row, "n": count, "hold": round(100 * held[row] / count, 1)}))


def load(path: Path) -> ModuleType:
    """Import a module by its path."""
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_process(command: list[str], **_: object) -> SimpleNamespace:
    """Run a command line here, in place of `subprocess.run`."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        status = run(command)
    return SimpleNamespace(returncode=status, stdout=out.getvalue(), stderr=err.getvalue())


if __name__ == "__main__":
    main()
