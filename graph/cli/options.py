"""Give several commands the same options, which reach each of them as one argument."""

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter, signature
from typing import Any, NamedTuple, TypeAlias

Asked: TypeAlias = Mapping[str, Any]  # what the options were given, by their names
Command: TypeAlias = Callable[..., int]


class Option(NamedTuple):
    """An option: its annotation, as typer reads it, and its default."""

    annotation: object
    default: object = None


def with_options(argument: str, options: Mapping[str, Option]) -> Callable[[Command], Command]:
    """Return what gives a command some options, by their names, in the place of one of its arguments."""
    given = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=option.default, annotation=option.annotation)
        for name, option in options.items()
    ]

    def giving(command: Command) -> Command:
        own = signature(command, eval_str=True)

        @wraps(command)
        def asking(*positional: object, **named: object) -> int:
            asked = {name: named.pop(name, option.default) for name, option in options.items()}
            return command(*positional, **{argument: asked}, **named)

        shown = [
            parameter
            for one in own.parameters.values()
            for parameter in (given if one.name == argument else [one])
        ]
        asking.__signature__ = own.replace(parameters=shown)  # type: ignore[attr-defined]  # typer looks there
        return asking

    return giving
