"""The page put together: style and scripts inlined, and a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

# In the order in which they stand in the page: one scope, later files use earlier ones.
SCRIPTS = (
    "words", "data", "colours", "filters", "view", "walks", "places", "canvas", "labels", "pinyin", "search",
    "legend", "timeline", "quotes", "panel", "reading", "table", "save", "link", "keys", "start",
)  # fmt: skip
STYLES = ("theme", "frame", "controls", "panel", "table", "phone")
_MARK = re.compile(r"@@([A-Z]+)@@")


def render(data: str, texts: str) -> str:
    """The page around two blocks of JSON."""
    style, library = _joined(STYLES, ".css"), _vis_network()
    script = f'"use strict";\n(() => {{\n{_joined(SCRIPTS, ".js")}}})();\n'
    policy = (
        f"default-src 'none'; img-src data: blob:; style-src {_digest(style)}; script-src {_digest(library)} "
        f"{_digest(script)}; base-uri 'none'; form-action 'none'"
    )
    parts = {"POLICY": policy, "STYLE": style, "LIBRARY": library, "SCRIPT": script, "DATA": data, "TEXTS": texts}
    return _MARK.sub(lambda mark: parts[mark.group(1)], _read("page.html"))


@cache
def _read(name: str) -> str:
    return files("kg.html").joinpath("page", name).read_text(encoding="utf-8")


def _joined(names: tuple[str, ...], suffix: str) -> str:
    return "\n".join(_read(name + suffix) for name in names)


@cache
def _vis_network() -> str:
    """The library that pyvis bundles."""
    # of the two versions that pyvis ships this is the newer, at half the size
    spec = find_spec("pyvis")  # found and not imported: that takes 0.3 s, and nothing of it runs here
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return path.read_text(encoding="utf-8").replace("</script", "<\\/script")


def _digest(text: str) -> str:
    """A script's or style's hash as a content security policy wants it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
