"""A cluster: mentions that refer to one entity, and what they tell of it together."""

from collections import Counter
from dataclasses import dataclass, field

from graph.data import words
from graph.data.given_names import is_given_name
from graph.data.places import countries
from graph.records import EntityType, Mention
from graph.resolve.forms import common_form
from graph.resolve.names import is_acronym
from graph.resolve.pins import Pin

_TITLE_VOTES = 2  # a title before a name tells more than one label of the model
_ORDER = list(EntityType)


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions that refer to one entity, as pairs of an article's id and an index into its mentions.

    `forms` counts the spellings of its names, `spread` the articles that use each, `votes` the types that its
    mentions suggest, those of several words apart. `acronyms` are those that stand in brackets behind it.
    `genders` weighs what tells of its gender. `tied` are the mentions that a relation ties to these: they
    refer to somebody else. `roles` are the nouns that say what it is, `company` who else its article names,
    `places` where its sentences are set. `reasons` holds, for a mention that did not stand there first, what
    brought it in. `pins` are what a person decided, `chosen_name` and `chosen_type` what that comes to.
    """

    mentions: list[tuple[str, int]] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    spread: Counter[str] = field(default_factory=Counter)
    votes: Counter[tuple[bool, EntityType]] = field(default_factory=Counter)
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
    pins: set[Pin] = field(default_factory=set)
    chosen_name: str | None = None
    chosen_type: EntityType | None = None
    reasons: dict[tuple[str, int], str] = field(default_factory=dict)

    def add(self, article: str, index: int, mention: Mention) -> None:
        """Take a mention in by its name."""
        several = " " in mention.text
        self.mentions.append((article, index))
        self.forms[mention.text] += 1
        self.spread[mention.text] = 1
        if mention.label:
            self.votes[several, mention.label] += 1
        if mention.text in countries():
            self.votes[several, EntityType.GPE] += 1
        spelled = mention.text.split()
        if several and spelled[-1] not in words("head_nouns") and is_given_name(spelled[0]):
            self.votes[several, EntityType.PERSON] += 1
        if mention.titles:
            self.titles[mention.titles] += 1
            self.votes[several, EntityType.PERSON] += _TITLE_VOTES
            self.roles.add(mention.titles.split()[-1].lower())

    def absorb(self, other: "Cluster", reason: str) -> None:
        """Take another cluster in whole."""
        self.mentions += other.mentions
        self.forms += other.forms
        self.spread += other.spread
        self.votes += other.votes
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
        """The type that most mentions suggest; a title before a name is a vote for a person.

        Names of several words speak first: the model knows `Jessica Mayo` better than `Mayo`. An acronym that
        nothing else labels is an organisation. What a person chose stands above all.
        """
        if self.chosen_type:
            return self.chosen_type
        full = {label: count for (several, label), count in self.votes.items() if several}
        votes = full or {label: count for (_, label), count in self.votes.items()}
        if votes:
            return max(votes, key=lambda label: (votes[label], -_ORDER.index(label)))
        return EntityType.ORG if any(is_acronym(form) for form in self.forms) else EntityType.OTHER

    @property
    def name(self) -> str:
        """What a person chose; else the form that it is commonly called by."""
        if self.chosen_name:
            return self.chosen_name
        return common_form(self.forms, self.spread, person=self.type is EntityType.PERSON)
