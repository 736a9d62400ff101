"""What the process that workers are forked from reads once for all of them: the dictionaries.

Only where a worker is no copy of the process that builds (`kg.parallel.each`).
"""

from __future__ import annotations

from kg.gazetteer import divisions
from kg.towns import towns
from kg.words import frequencies

divisions()
towns()
frequencies()
