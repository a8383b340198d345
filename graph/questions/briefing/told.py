"""A sentence of the briefing, with what proves it."""

from dataclasses import dataclass

from graph.questions.briefing.wording import Part, text_of
from graph.questions.known import Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence in parts, names apart from words; its proofs; and whom it is about, by id.

    `kind` tells what it tells: lead, did, is, quoted, differ, alone, new, meet.
    """

    kind: str
    parts: tuple[Part, ...]
    proofs: tuple[Proof, ...]
    about: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return text_of(self.parts)
