"""Read YAML into a strict model, with the line of every fault."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from yjreport.errors import ParameterFault
from yjreport.paths import Project

Model = TypeVar("Model", bound=BaseModel)

EXPECTED = {
    "extra_forbidden": "no such key",
    "missing": "this key, which is required",
}
"""What was expected, for the faults whose own words speak of programming."""


def read_yaml(path: Path, project: Project) -> object:
    """
    Return the content of a YAML file.

    Raises:
        ParameterFault: when the file is missing, is not UTF-8 or is not YAML, with the line.
    """
    name = project.relative(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ParameterFault(
            f"The parameter file {name} is missing.",
            next_step=f"make the file; another in {project.relative(path.parent)} shows its keys.",
        ) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ParameterFault(
            f"The parameter file {name} is not UTF-8 text.",
            details=[f"line {line}: a character saved in another encoding"],
            next_step="save the file as UTF-8 (in Notepad: Save as, Encoding UTF-8).",
        ) from None
    try:
        return _parsed(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "the file"
        raise ParameterFault(
            f"The parameter file {name} is not readable YAML.",
            details=[f"{where}: {error.problem or error.context}"],
            next_step="mend that line: keys end in a colon, nested lines are indented by two spaces.",
        ) from None
    except YAMLError as error:
        raise ParameterFault(
            f"The parameter file {name} is not readable YAML.",
            details=[str(error).splitlines()[0]],
            next_step="mend the file.",
        ) from None


@lru_cache(maxsize=512)
def _parsed(text: str) -> object:
    """Return what a text says; reading the catalogue's keeps a core busy for a second, so each text is read once."""
    return YAML(typ="rt", pure=True).load(text)


def load(path: Path, model: type[Model], project: Project) -> Model:
    """
    Return a YAML mapping as a strict model.

    Raises:
        ParameterFault: naming file, line, key, what was found and what was expected.
    """
    content = read_yaml(path, project)
    return validate(content, model, path, project)


def validate(content: object, model: type[Model], path: Path, project: Project) -> Model:
    """Return parsed YAML as a strict model, or raise ParameterFault with the line of every fault."""
    name = project.relative(path)
    try:
        return model.model_validate(_plain(content))
    except ValidationError as error:
        details = [_fault(content, fault, model) for fault in error.errors()[:8]]
        more = len(error.errors()) - 8
        if more > 0:
            details.append(f"and {more} more")
        raise ParameterFault(
            f"The parameter file {name} has {'a fault' if len(details) == 1 else 'faults'}.",
            details=details,
            next_step=f"mend {name}; the keys and their types are listed in docs/parameters.md.",
        ) from None


def _plain(content: object) -> object:
    # ruamel's mappings and scalars know their lines; the model wants Python's own types.
    if isinstance(content, dict):
        return {str(key): _plain(value) for key, value in content.items()}
    if isinstance(content, list):
        return tuple(_plain(value) for value in content)
    if isinstance(content, str):
        return str(content)
    return content


def _fault(content: object, fault: ErrorDetails, model: type[BaseModel]) -> str:
    keys = [key for key in fault["loc"] if not (isinstance(key, str) and "[" in key)]
    line = _line(content, keys)
    where = ".".join(str(key) for key in keys) or "the file"
    expected = EXPECTED.get(fault["type"]) or fault["msg"].removeprefix("Input should be ").removeprefix(
        "Value error, "
    )
    text = f"line {line}, {where}: expected {expected}"
    if fault["type"] == "extra_forbidden":
        near = get_close_matches(str(keys[-1]), list(model.model_fields), n=1)
        text += f"; did you mean {near[0]}?" if near else ""
    elif fault["type"] != "missing":
        text += f"; found {fault['input']!r}"
    return text


def _line(content: object, keys: Sequence[object]) -> int:
    line = 1
    for key in keys:
        position = getattr(content, "lc", None)
        if position is None:
            # A file that is a list stands under a name of the model's, which has no line.
            content = content.get(key) if isinstance(content, dict) else None
            continue
        try:
            found = position.key(key) if isinstance(content, dict) else position.item(key)
            line = found[0] + 1
            content = content[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
    return line
