"""No reader reaches the network: each reads in a namespace that has none, and where any socket is a fault."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CORPORA = Path(__file__).with_name("fuzz") / "corpora"
ENDINGS = {
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "mail": "eml",
    "pdf": "pdf",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "tsv": "tsv",
}
# What a page, a mail or a table may name to have it fetched.
CALLS = {
    "html": '<!DOCTYPE html SYSTEM "http://192.0.2.1/a.dtd"><base href="http://192.0.2.1/">'
    '<link rel="stylesheet"'
    ' href="http://192.0.2.1/a.css"><iframe src="http://192.0.2.1/"></iframe><img src="http://192.0.2.1/a.png">',
    "markdown": "![picture](http://192.0.2.1/a.png)\n\n<img src='http://192.0.2.1/b.png'>\n\n",
}
READ = """
import sys, socket
def refuse(event, arguments):
    asked = {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}
    if event in asked:
        print("REACHED", event, arguments, flush=True)
sys.addaudithook(refuse)
from graph.readers import read
for item in read([sys.argv[1]]):
    print(type(item).__name__)
"""


def _without_network() -> list[str]:
    """Return how to start a process that has no network; nothing where this system lets nobody do so."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0:
        return [unshare, "-rn"]
    return []


@pytest.mark.parametrize("reader", ENDINGS)
def test_a_reader_reads_without_a_network_and_asks_for_none(reader: str, tmp_path: Path) -> None:
    for number, path in enumerate(sorted((CORPORA / reader).iterdir())):
        name = tmp_path / f"{number}.{ENDINGS[reader]}"
        name.write_bytes(CALLS.get(reader, "").encode() + path.read_bytes())
    done = subprocess.run(
        [*_without_network(), sys.executable, "-c", READ, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    told = done.stdout.splitlines()
    assert [line for line in told if line.startswith("REACHED")] == []
    assert "Article" in told
