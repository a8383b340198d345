"""Kinds of text that grow: what an author could write to make a rule take long."""

from collections.abc import Callable, Mapping

GIVEN = "Ann Bo Carl Dora Eli Fay Gus Hana Ivo Jan Kim Lou Max Nia Omar Pia".split()


def _given(i: int) -> str:
    return f"{GIVEN[i % 16]}{'aeiou'[i // 16 % 5]}{'lmnrst'[i // 80 % 6]}{'aeiou'[i // 480 % 5]}"


def _family(number: int, surname: str) -> str:
    middle = (f"{chr(65 + i // 16 % 26)}{'aeiou'[i % 5]}l{'aeiou'[i // 5 % 5]}n" for i in range(number))
    return " ".join(f"{GIVEN[i % 16]} {name} {surname} met the mayor." for i, name in enumerate(middle))


KINDS: Mapping[str, Callable[[int], str]] = {
    "surname": lambda n: _family(n, "Okafor"),
    "surname2": lambda n: " ".join(f"{_given(i)} Okafor met the mayor." for i in range(n)),
    "two surnames": lambda n: " ".join(
        f"{_given(i)} Okafor and {_given(i + 7)} Brandt met." for i in range(n)
    ),
    "one initial": lambda n: " ".join(
        f"{chr(65 + i % 26)}. {chr(65 + i // 26 % 26)}. Okafor met Okafor." for i in range(n)
    ),
    "he she": lambda n: "Ann Lee met Bo Ray. He said she saw him. " * n,
    "of the board": lambda n: "Hana Okafor is chair " + "of the board " * n + ".",
    "said that": lambda n: "Ann Lee said that " * n + "Bo Ray left.",
    "appos": lambda n: "Ann Lee" + ", a friend of Bo Ray" * n + ", left.",
    "conj": lambda n: "Ann Lee" + ", Bo Ray" * n + " and Max Oh met.",
    "founded and": lambda n: "Ann Lee founded " + "and built and sold " * n + "Alba Bank.",
    "quotes": lambda n: '"We go," said Ann Lee. "It is so," Bo Ray said. ' * n,
    "open quotes": lambda n: '"We go, said Ann Lee. ' * n,
    "nested quotes": lambda n: "“We go “to town " * n,
    "single marks": lambda n: "'We go' said Ann Lee's friend. " * n,
    "brackets": lambda n: "Ann Lee left. " + "(" * n + "Bo Ray" + ")" * n,
    "brackets2": lambda n: "Ann Lee left. " + "( " * n + "Bo Ray" + " )" * n,
    "dashes": lambda n: "Ann Lee - " * n,
    "colons": lambda n: "Ann: " * n,
    "label lines": lambda n: "ANN LEE: We go.\nBO RAY: No.\n" * n,
    "acronyms": lambda n: " ".join(
        f"The Alba {GIVEN[i % 16]} Bank (A{GIVEN[i % 16][0]}B) met." for i in range(n)
    ),
    "caps": lambda n: "ANN LEE MET BO RAY. " * n,
    "Title Case": lambda n: "Ann Lee Met Bo Ray In Town " * n,
    "one name": lambda n: "Ann Lee. " * n,
    "long name": lambda n: "Ann " * n,
    "of names": lambda n: "Bank of " * n + "Alba",
    "newlines": lambda n: "Ann Lee left.\n" * n,
    "blank lines": lambda n: "Ann Lee left.\n\n\n\n" * n,
    "spaces": lambda n: "Ann Lee left." + " " * 20 * n + "Bo Ray left.",
    "marks": lambda n: "Ann Lee left. " + '"' * 10 * n,
    "emoji": lambda n: "Ann Lee left. " + "😀" * 10 * n,
    "marks apart": lambda n: "Ann Lee left. " + '" ' * n,
    "word": lambda n: "Ann Lee left. " + "a" * 10 * n,
    "a-b-": lambda n: "Ann Lee left. " + "ab-" * n,
    "apostrophes": lambda n: "Ann Lee left. " + "a's" * n,
    "urls": lambda n: "See http://a.example/b?c=d now. " * n,
    "numbers": lambda n: "1,000 10% $5 of 3 May 2020 " * n,
    "dateline": lambda n: "SAN MATEO, Calif. (AP) — Ann Lee left.\n\n" * n,
    "credits": lambda n: "Photo: Ann Lee/AP\n" * n,
    "zero width": lambda n: "Ann\u200b Lee\u200d left. " * n,
    "rtl": lambda n: "Ann Lee \u202eleft\u202c שלום مرحبا. " * n,
    "combining": lambda n: "Ann Le\u0301e\u0301\u0301 left. " * n,
    "chairs": lambda n: "Ann Lee, chair of Alba, the head of Bera, the friend of Cora, " * n,
    "descriptions": lambda n: "The mayor met the minister. The official left. " * n,
    "they we": lambda n: "They said we met them, and they met us. " * n,
    "relatives": lambda n: "Ann Lee, who met Bo Ray, " * n + "left.",
}
