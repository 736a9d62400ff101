"""What the process that workers are forked from reads once for all of them: the dictionaries, 0.5 s and 60 MB."""

from __future__ import annotations

from kg.gazetteer import divisions
from kg.words import frequencies

divisions()
frequencies()
