"""A person's decisions that two names are, or are not, one thing: a file beside the corpus that outlives rebuilds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

FILE = "judgements.jsonl"


@dataclass(frozen=True, slots=True)
class Judgement:
    """`left` and `right` are names or entity ids."""

    left: str
    right: str
    same: bool
    note: str = ""


def read_judgements(corpus: Path) -> tuple[Judgement, ...]:
    """All decisions recorded beside a corpus; the last one about a pair counts."""
    path = corpus / FILE
    if not path.is_file():
        return ()
    last: dict[frozenset[str], Judgement] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            judgement = Judgement(row["left"], row["right"], bool(row["same"]), row.get("note", ""))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path} line {number} is no decision: expected left, right and same; mend or delete it."
            ) from error
        last[frozenset((judgement.left, judgement.right))] = judgement
    return tuple(last[pair] for pair in sorted(last, key=sorted))


def record_judgement(corpus: Path, judgement: Judgement) -> Path:
    """Append a decision; gives the file written."""
    path = corpus / FILE
    row = {"left": judgement.left, "right": judgement.right, "same": judgement.same, "note": judgement.note}
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path
