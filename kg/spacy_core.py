"""What of spaCy the pipeline is made of, imported without spaCy's command line.

`spacy/__init__.py` takes the function `info` from its commands and so imports them all, with typer, httpx, rich and
350 modules more: 0.45 of the 1.25 s of its import. Here they are imported when somebody asks for them: `spacy.cli` and
`spacy.info` work as ever.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


@contextmanager
def _without_commands() -> Iterator[None]:
    """While spaCy is imported, empty modules stand where its commands would be."""
    empty = {name: ModuleType(name) for name in _COMMANDS if "spacy" not in sys.modules}
    for module in empty.values():
        vars(module)["info"] = _info
    sys.modules.update(empty)
    try:
        yield
    finally:
        for name in empty:
            del sys.modules[name]


def _info(*args: Any, **kwargs: Any) -> Any:
    return import_module("spacy.cli.info").info(*args, **kwargs)


def _on_demand(name: str) -> Any:
    if name == "cli":
        return import_module("spacy.cli")
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")


with _without_commands():
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.util import registry
    from spacy.vocab import Vocab

vars(spacy).setdefault("__getattr__", _on_demand)

__all__ = ["Doc", "Language", "Span", "Vocab", "registry", "spacy"]
