"""Names as people write them to mean one thing: a name, an id, 王芳（杭州市总工会）, 王芳@工人日报_2024-10-31."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from kg.entities.candidates import key_of, where_of
from kg.errors import InputError, NotFound
from kg.model import Entity, Mention, Statement

_WITH_BODY = re.compile(r"(.+?)[（(]([^（）()]+)[）)]")


def borne_by(name: str, entities: Sequence[Entity], statements: Iterable[Statement]) -> tuple[Entity, ...]:
    """The entities that a name may mean: those of that id or name, else those with that alias.

    Raises `NotFound` where there is none; the message names the nearest.
    """
    exact = tuple(e for e in entities if name in (e.id, e.name))
    found = exact or tuple(e for e in entities if name in e.aliases)
    if not found and (parts := _WITH_BODY.fullmatch(name)):
        found = _with_post(parts.group(1), parts.group(2), entities, statements)
    if not found and "@" in name:
        found = tuple(e for e in entities if _mentions_at(e, name))
    if not found:
        every = {n for e in entities for n in (e.name, *e.aliases)}
        near = sorted(n for n in every if name in n)[:5] or difflib.get_close_matches(name, sorted(every), n=5)
        hint = f"near it are {'、'.join(near)}" if near else "no name is near it"
        raise NotFound(f"nothing in the graph is called {name}: {hint}.")
    return found


def meant(name: str, entities: Sequence[Entity], statements: Sequence[Statement]) -> Entity:
    """The one entity that a name means. Raises `InputError` where several bear it; the message lists their ids."""
    found = borne_by(name, entities, statements)
    if len(found) > 1:
        told = "、".join(e.id for e in found)
        raise InputError(
            f"{name} is the name of {len(found)} entities: {told}; name one by its id, "
            f"as {name}（body） or as {name}@page."
        )
    return found[0]


def anchor(name: str, entity: Entity, entities: Sequence[Entity]) -> str:
    """What a decision about `name` is recorded under: the name where no other entity bears it, else name and page.

    A short form that its page resolves (省总工会) stands under the full name.
    """
    at = _mentions_at(entity, name) if "@" in name and name != entity.id else ()
    bearing = at or tuple(m for m in entity.mentions if key_of(m.name) == key_of(name))
    if not bearing:
        bearing = tuple(m for m in entity.mentions if key_of(m.text) == key_of(name)) or entity.mentions
    first = min(bearing, key=lambda m: (m.page, m.article, m.start))
    key = key_of(first.name)
    alone = not any(o.id != entity.id and o.type == entity.type and _has_key(o, key) for o in entities)
    return first.name if alone and not at else f"{first.type}:{first.name}@{where_of(first)}"


def _has_key(entity: Entity, key: str) -> bool:
    return any(key_of(m.name) == key for m in entity.mentions)


def _with_post(name: str, body: str, entities: Sequence[Entity], statements: Iterable[Statement]) -> tuple[Entity, ...]:
    bodies = {e.id for e in entities if body in (e.name, *e.aliases)}
    held = {s.subject for s in statements if s.predicate == "holdsPost" and s.object in bodies}
    return tuple(e for e in entities if e.id in held and name in (e.name, *e.aliases))


def _mentions_at(entity: Entity, name: str) -> tuple[Mention, ...]:
    """The mentions of an entity that name@page means; the kind may stand before it."""
    called, _, where = name.rpartition("@")
    kind, _, rest = called.partition(":")
    called = rest if kind == entity.type else called.removeprefix(f"{entity.type}/")
    return tuple(
        m
        for m in entity.mentions
        if called in (m.name, "".join(m.text.split())) and where in (m.article, m.page, PurePath(m.page).stem)
    )
