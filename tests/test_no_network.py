"""No reader reaches the network: each reads in a namespace that has none, and where any socket is a fault."""

import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from sound import CORPORA, ENDINGS, with_part

# What a page, a mail or a table may name to have it fetched.
CALLS = {
    "html": '<!DOCTYPE html SYSTEM "http://192.0.2.1/a.dtd"><base href="http://192.0.2.1/">'
    '<link rel="stylesheet"'
    ' href="http://192.0.2.1/a.css"><iframe src="http://192.0.2.1/"></iframe><img src="http://192.0.2.1/a.png">',
    "feed": '<?xml-stylesheet href="http://192.0.2.1/a.xsl"?><!DOCTYPE rss SYSTEM "http://192.0.2.1/a.dtd">',
    "markdown": "![picture](http://192.0.2.1/a.png)\n\n<img src='http://192.0.2.1/b.png'>\n\n",
}
_TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_DTD = b'<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd" [<!ENTITY b SYSTEM "http://192.0.2.1/b">]>'
_PICTURE = (
    b'<text:p><draw:image xlink:href="http://192.0.2.1/a.png" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_PICTURE += b' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"/></text:p></office:text>'
READ = """
import sys, socket
def refuse(event, arguments):
    asked = {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}
    if event in asked:
        print("REACHED", event, arguments, flush=True)
sys.addaudithook(refuse)
from graph.readers import read
for reader in sys.argv[1:]:
    print("READER", reader)
    for item in read([reader]):
        print(type(item).__name__)
"""


def _without_network() -> list[str]:
    """Return how to start a process that has no network; nothing where this system lets nobody do so."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0:
        return [unshare, "-rn"]
    return []


def _calling(reader: str, data: bytes) -> Iterator[bytes]:
    """Yield files that name what they would like to have fetched, where their format can."""
    if reader == "docx":
        document = docx.Document()
        document.add_paragraph("We go.")
        for kind in (
            RELATIONSHIP_TYPE.IMAGE,
            _TEMPLATE,
            RELATIONSHIP_TYPE.FOOTNOTES,
        ):
            document.part.relate_to("http://192.0.2.1/a", kind, is_external=True)
        packed = io.BytesIO()
        document.save(packed)
        yield packed.getvalue()
        yield with_part(packed.getvalue(), "word/document.xml", _DTD + data)
    elif reader == "odt":
        yield with_part(b"", "content.xml", data.replace(b"</office:text>", _PICTURE))
        yield with_part(b"", "content.xml", _DTD + data)
    elif reader in {"zip", "tar", "warc"}:
        yield data
    else:
        yield CALLS.get(reader, "").encode() + data


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is told of each reader, by one process that has no network."""
    folder = tmp_path_factory.mktemp("calling")
    for reader, ending in ENDINGS.items():
        (folder / reader).mkdir()
        for number, path in enumerate(sorted((CORPORA / reader).iterdir())):
            for variant, data in enumerate(_calling(reader, path.read_bytes())):
                (folder / reader / f"{number}-{variant}.{ending}").write_bytes(data)
    done = subprocess.run(
        [*_without_network(), sys.executable, "-c", READ, *(str(folder / reader) for reader in ENDINGS)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    parts = [part.splitlines() for part in done.stdout.split("READER ")[1:]]
    return {Path(part[0]).name: part[1:] for part in parts}


@pytest.mark.parametrize("reader", ENDINGS)
def test_a_reader_reads_without_a_network_and_asks_for_none(reader: str, told: dict[str, list[str]]) -> None:
    assert [line for line in told[reader] if line.startswith("REACHED")] == []
    assert "Article" in told[reader]
