"""A cluster: mentions that refer to one entity, and what they tell of it together."""

from collections import Counter
from dataclasses import dataclass, field

from graph.kinds import told, type_of
from graph.records import EntityType, Mention
from graph.resolve.forms import common_form
from graph.resolve.pins import Pin


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions that refer to one entity, as pairs of an article's id and an index into its mentions.

    `forms` counts the spellings of its names, `spread` the articles that use each, `witnesses` what the
    places of its mentions tell of its type; `described` is the type of one that is known by a description
    alone. `acronyms` are those that stand in brackets behind it. `genders` weighs what tells of its gender.
    `tied` are the mentions that a relation ties to these: they refer to somebody else. `roles` are the nouns
    that say what it is, `company` who else its article names, `places` where its sentences are set;
    `of_couple` tells that it shares its surname with the given name before it (`Ole and Ann Lee`).
    `reasons` holds, for a mention that did not stand there first, what brought it in. `pins` are what a
    person decided, `chosen_name` and `chosen_type` what that comes to.
    """

    mentions: list[tuple[str, int]] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    spread: Counter[str] = field(default_factory=Counter)
    witnesses: Counter[str] = field(default_factory=Counter)
    described: EntityType | None = None
    titles: Counter[str] = field(default_factory=Counter)
    acronyms: set[str] = field(default_factory=set)
    named: bool = True
    genders: Counter[str] = field(default_factory=Counter)
    plural: bool = False
    tied: set[tuple[str, int]] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    original: str = ""
    of_couple: bool = False
    pins: set[Pin] = field(default_factory=set)
    chosen_name: str | None = None
    chosen_type: EntityType | None = None
    reasons: dict[tuple[str, int], str] = field(default_factory=dict)
    _type: EntityType | None = None
    _name: str | None = None

    def add(self, article: str, index: int, mention: Mention) -> None:
        """Take a mention in by its name."""
        self.mentions.append((article, index))
        self.forms[mention.text] += 1
        self.spread[mention.text] = 1
        self.witnesses.update(mention.witnesses or told(mention.label))
        self._type = self._name = None
        if mention.titles:
            self.titles[mention.titles] += 1
            self.roles.add(mention.titles.split()[-1].lower())

    def add_adjective(self, article: str, index: int, place: str) -> None:
        """Take in an adjective that stands for a place, which is called by its own name."""
        self.mentions.append((article, index))
        self.forms[place] += not self.forms[place]
        self.spread[place] = 1
        self._type = self._name = None

    def absorb(self, other: "Cluster", reason: str) -> None:
        """Take another cluster in whole."""
        self.mentions += other.mentions
        self.forms += other.forms
        self.spread += other.spread
        self.witnesses += other.witnesses
        self._type = self._name = None
        self.titles += other.titles
        self.acronyms |= other.acronyms
        self.genders += other.genders
        self.tied |= other.tied
        self.roles |= other.roles
        self.company |= other.company
        self.places |= other.places
        self.pins |= other.pins
        self.reasons |= {key: reason for key in other.mentions if key not in other.reasons} | other.reasons

    def is_tied(self, other: "Cluster") -> bool:
        """Tell whether a relation ties a mention of this one to one of the other."""
        return not self.tied.isdisjoint(other.mentions)

    def lean(self, gender: str) -> int:
        """Return how much more speaks for a gender (`m`, `f`) than for the other."""
        return 2 * self.genders[gender] - self.genders.total()

    @property
    def type(self) -> EntityType:
        """What a person chose, what its description says, else what all its mentions tell together."""
        if self.chosen_type or self.described:
            return self.chosen_type or self.described or EntityType.OTHER
        if self._type is None:
            self._type = type_of(self.forms, self.witnesses)
        return self._type

    @property
    def name(self) -> str:
        """What a person chose; else the form that it is commonly called by."""
        if self.chosen_name:
            return self.chosen_name
        if self._name is None:
            self._name = common_form(self.forms, self.spread, person=self.type is EntityType.PERSON)
        return self._name
