"""A parse while it is mended: plain lists that the repairs change in place."""

from dataclasses import dataclass

from graph.data.relations import Vocabulary

_HEIGHT = 60  # words climbed to the root of a sentence; in a deeper tree nothing is mended


@dataclass(frozen=True, slots=True)
class Tree:
    """A parse while it is mended: tag, dependency and head of every token, and where the names stand.

    `named` gives the name at a token, `heads` the head token of a name, `firsts` its first token.
    """

    vocabulary: Vocabulary
    word: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    named: dict[int, int]
    heads: dict[int, int]
    firsts: dict[int, int]

    def hang(self, token: int, head: int, dep: str) -> None:
        """Give a token another head, unless it stands above that head or the tree is too deep."""
        above = head
        for _ in range(_HEIGHT):
            if above == token:
                return
            if self.head[above] == above:
                self.head[token], self.dep[token] = head, dep
                return
            above = self.head[above]

    def is_role(self, token: int) -> bool:
        """Tell whether a word can be a role in the vocabulary."""
        return self.lemma[token] in self.vocabulary.roles

    def is_verb(self, token: int) -> bool:
        """Tell whether a word is tagged as a verb."""
        return self.tag[token].startswith("VB")

    def begins(self, token: int) -> int | None:
        """Return the name that begins at a token."""
        name = self.named.get(token, -1)
        return name if name in self.heads and self.firsts[name] == token else None
