"""Nouns and rows to lines of JSON, by orjson: it knows dataclasses, and takes a tenth of the time."""

from __future__ import annotations

import json
from typing import Any

import orjson

from kg.columns import Columns
from kg.reading import as_row


def json_line(value: Any, end: bytes = b"\n") -> bytes:
    """A value as one line of UTF-8.

    Half a character, which UTF-8 cannot hold and orjson refuses, is written as the escape by which JSON knows it.

    >>> json_line({"名": ["甲", None, 0.5]})
    b'{"\\xe5\\x90\\x8d":["\\xe7\\x94\\xb2",null,0.5]}\\n'
    """
    try:
        return orjson.dumps(value, default=_rows) + end
    except orjson.JSONEncodeError:
        row = value if isinstance(value, dict) else as_row(value)
        return json.dumps(row, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "backslashreplace") + end


def _rows(value: Any) -> Any:
    if isinstance(value, Columns):
        return value.rows()
    raise TypeError(f"{type(value).__name__} is no JSON.")
