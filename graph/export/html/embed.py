"""Embed scripts, styles and data in a page so that none can break out and only ours runs."""

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.export.characters import without_surrogates

_FIRST = "start"
_STYLES = (
    "colours",
    "layout",
    "controls",
    "search",
    "filters",
    "tools",
    "panel",
    "briefing",
    "table",
    "reading",
    "print",
)
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.mjs";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|function) (\w+))", re.MULTILINE)


def vis_network() -> str:
    """Return the script of vis-network that pyvis brings."""
    return _readable(files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js")


def packed_library() -> str:
    """Return vis-network as base64 of its zlib stream, which no element's end can stand in.

    The stream is a file, since one zlib packs otherwise than another. Where pyvis brings another vis-network
    than the file holds, that one is packed.
    """
    packed = (files(__package__) / "library.zz").read_bytes()
    library = vis_network().encode()
    if zlib.decompress(packed) != library:
        packed = zlib.compress(library, 9)
    return base64.b64encode(packed).decode()


def page_script() -> str:
    """Return our modules as one script, each in a scope of its own, those that it imports before it.

    An inline module cannot import another, and a file opened from disk cannot load one: so an import
    becomes a constant that is taken from what the other module gave out. Import and export statements
    stand on lines of their own.
    """
    linked: dict[str, str] = {}
    _link(_FIRST, linked)
    return '(() => {\n"use strict";\nconst modules = {};\n' + "".join(linked.values()) + "})();\n"


def page_style() -> str:
    """Return our style sheets as one."""
    return "".join(_readable(files(__package__) / "style" / f"{name}.css") for name in _STYLES)


def embedded_json(data: object) -> str:
    """Return the data as JSON that stays inside its script element: no `<`, no lone surrogate."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return (
        without_surrogates(text)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return a Content-Security-Policy: only these scripts and styles run, and nothing is fetched."""
    allowed = {
        "default-src": "'none'",
        "script-src": " ".join(_hashed(script) for script in scripts),
        "style-src": " ".join(_hashed(style) for style in styles),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hashed(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _link(name: str, linked: dict[str, str]) -> None:
    source = _readable(files(__package__) / "script" / f"{name}.mjs")
    for _, imported in _IMPORT.findall(source):
        if imported not in linked:
            _link(imported, linked)
    exported = ", ".join(_EXPORT.findall(source))
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = modules.\2;", source))
    linked[name] = f"modules.{name} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _readable(resource: Traversable) -> str:
    return resource.read_text(encoding="utf-8").replace("\r\n", "\n")
