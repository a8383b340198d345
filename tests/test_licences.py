"""What the program comes with may be passed on by anybody: a licence that asks more is named here."""

import json
import re

import pytest
import sbom

_PERMISSIVE = re.compile(
    r"\b(MIT|BSD|Apache|PSF|Python Software|ISC|Unlicense|Zlib|HPND|CC0)\b|W3C", re.IGNORECASE
)
_ASKING = re.compile(r"GPL|MPL|Mozilla|EUPL|SSPL", re.IGNORECASE)
# Weak copyleft, of their own files alone, which are used unchanged and not passed on with the program; spaCy
# and trafilatura need them.
_WEAK = {"certifi", "tld", "tqdm"}
# Of the tests alone.
_TESTING = {"docutils", "hypothesis", "igraph", "pathspec", "owlrl"}


@pytest.mark.parametrize(
    "name", [name for name, _ in sbom.locked(sbom.TESTING) if name not in _WEAK | _TESTING]
)
def test_a_package_is_under_a_permissive_licence(name: str) -> None:
    licence = sbom.licence_of(name)
    if licence:  # what another system needs is not installed here
        assert _PERMISSIVE.search(licence)
        assert not _ASKING.search(licence)


def test_the_list_of_what_the_program_is_made_of_holds_every_package(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sbom.main()
    listed = json.loads(capsys.readouterr().out)
    assert [(one["name"], one["version"]) for one in listed["components"]] == list(sbom.locked())
