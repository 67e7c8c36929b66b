"""Reading one seed file: YAML without its traps, so that a clerk's typing error is told and never guessed at.

Dates and clock times stay texts, only `true` and `false` are truth values, and a key may stand once.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from app.domain.procedure.definitions import Node
from app.services.seeds.faults import Faults


class _StrictLoader(yaml.SafeLoader):
    """The safe loader with the few plain words that the seeds use."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 -- as the library calls it
        """Make a mapping; a key that stands twice is a fault and not the last one's victory."""
        seen: set[str] = set()
        for key, _value in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_StrictLoader.yaml_implicit_resolvers = {}
for _tag, _shape, _first in (
    ("bool", "true|false", "tf"),
    ("int", "-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
    ("null", "null|~|", ["n", "~", ""]),
):
    _StrictLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_shape})$"), list(_first)
    )


def read_file(folder: Path, name: str, faults: Faults) -> Node | None:
    """Read a file of the seeds; None, with the fault noted, when it is no readable mapping."""
    try:
        data = yaml.load((folder / name).read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 -- a safe loader
    except FileNotFoundError:
        faults.add(name, "", "the file is missing")
        return None
    except UnicodeDecodeError:
        faults.add(name, "", "must be written in UTF-8")
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        faults.add(name, place, str(getattr(error, "problem", None) or "is not YAML"))
        return None
    return faults.attempt(name, lambda: Node(data, ""))


def list_files(folder: Path, name: str) -> list[str]:
    """List the YAML files of a folder of the seeds by name, as `read_file` takes them."""
    return sorted(path.relative_to(folder).as_posix() for path in (folder / name).glob("*.yaml"))
