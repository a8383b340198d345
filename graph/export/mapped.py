"""Say once under which names the fields of each record stand in a graph.json: to write it and to read it."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar, get_type_hints

import msgspec

from graph.records import Article, Decision, Quotation, Relation, Span, Verdict

_T = TypeVar("_T")
_NOTHING: Mapping[str, Any] = {}


class _Field(NamedTuple):
    """A field of a record, or of its mention: its type, and what it is where a line does not have it."""

    name: str
    mention: bool
    type: object
    usual: object


class Mapped(Generic[_T]):
    """A record as a line of a graph.json.

    `names` are those of its fields in their order there, `name=field` where a line has another name for one;
    `mention.field` is one of the mention of the record. `always` names what stands on each line; what is
    null, false, 0, empty or as by default is left out of it. `absent` gives what a name without a default is
    then, and `more` a type and a default for what a line has beside the record.
    """

    def __init__(
        self,
        record: type[_T],
        names: str,
        always: str,
        absent: Mapping[str, object] = _NOTHING,
        more: Mapping[str, tuple[object, object]] = _NOTHING,
    ) -> None:
        self._record = record
        self._mention = get_type_hints(record).get("mention")
        self._always = frozenset(always.split())
        paths = dict(_named(name) for name in names.split())
        self._get = {name: attrgetter(path) for name, path in paths.items()}
        self._fields = {name: self._field(path, absent.get(name, MISSING)) for name, path in paths.items()}
        self.line = msgspec.defstruct(
            record.__name__,
            [
                *(_read(name, field) for name, field in self._fields.items()),
                *((name, type_, default) for name, (type_, default) in more.items()),
            ],
            kw_only=True,
        )
        self.change = msgspec.defstruct(
            f"{record.__name__}Change",
            [(name, _or(f.type, msgspec.UnsetType), msgspec.UNSET) for name, f in self._fields.items()],
            kw_only=True,
        )

    def _field(self, path: str, absent: object) -> _Field:
        inside, _, name = path.rpartition(".")
        owner = self._mention if inside else self._record
        declared = next(field for field in fields(owner) if field.name == name)  # type: ignore[arg-type]
        usual = declared.default if absent is MISSING else absent
        return _Field(name, bool(inside), get_type_hints(owner)[name], usual)

    def values(self, record: _T) -> dict[str, object]:
        """Return the fields of a record by the names of a line, all of them."""
        return {name: get(record) for name, get in self._get.items()}

    def lean(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """Return what a line says of such values."""
        return {
            name: value
            for name, value in values.items()
            if name in self._always
            or (value and (name not in self._fields or value != self._fields[name].usual))
        }

    def record(self, line: msgspec.Struct) -> _T:
        """Return the record of a line."""
        own: dict[str, object] = {}
        inside: dict[str, object] = {}
        for name, field in self._fields.items():
            value = getattr(line, name)
            if value is None and field.usual is not MISSING:
                value = field.usual
            (inside if field.mention else own)[field.name] = value
        return self._record(**own, **({"mention": self._mention(**inside)} if self._mention else {}))


def _named(name: str) -> tuple[str, str]:
    shown, _, path = name.rpartition("=")
    return shown or path.rpartition(".")[2], path


def _read(name: str, field: _Field) -> tuple[str, Any] | tuple[str, Any, Any]:
    """Return the type and the default of a field as it is read: null is as good as nothing."""
    return (name, field.type) if field.usual is MISSING else (name, _or(field.type, None), field.usual)


def _or(type_: object, other: object) -> object:
    return type_ | other  # type: ignore[operator]  # a type that annotates


ARTICLES = Mapped(
    Article,
    "id source title published publisher byline url text",
    always="id text",
    more={"sentences": (tuple[int, ...], ()), "units": (tuple[int, ...], ())},
)
QUOTATIONS = Mapped(
    Quotation,
    "id article mention.kind mention.content mention.cue mention.attitude mention.mode mention.speaker"
    " mention.addressee speaker_entity=speaker addressee_entity=addressee about mention.time said_on"
    " mention.negated mention.rule",
    always="id article kind content",
)
RELATIONS = Mapped(
    Relation,
    "id article subject mention.predicate mention.type object subject_mention=mention.subject"
    " object_mention=mention.object mention.evidence mention.negated mention.qualifier mention.modality"
    " mention.value mention.amount date since until date_mention=mention.date since_mention=mention.since"
    " until_mention=mention.until quotation mention.rule",
    always="article subject predicate type object subject_mention object_mention negated",
    absent={"id": "", "evidence": Span(0, 0), "rule": ""},
)
DECISIONS = Mapped(
    Decision,
    "left right verdict rule score why article left_at=left_original right_at=right_original",
    always="left rule score",
    absent={"right": "", "verdict": Verdict.MERGED},
    more={"left_original": (str, ""), "right_original": (str, "")},
)
