"""The kinds of things that a page names, one row each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntityType:
    """A kind of thing. `shape` and `colour` (Okabe and Ito's palette) draw it; `rdf` is its class."""

    name: str
    zh: str
    en: str
    subtypes: tuple[str, ...]
    rdf: str
    colour: str
    shape: str


ORGANISATION, PERSON, PLACE, PROGRAMME = "Organisation", "Person", "Place", "Programme"
GIVEN = "kg given"  # in `doc.user_data`: (start, end, type, subtype) of names that a word list or component is sure of

ENTITY_TYPES: dict[str, EntityType] = {
    row.name: row
    for row in (
        EntityType(
            ORGANISATION,
            "组织",
            "Organisation",
            ("party", "government", "union", "company", "media", "education", "community", "association", "other"),
            "org:FormalOrganization",
            "#0072B2",
            "square",
        ),
        EntityType(
            PERSON, "人物", "Person", ("official", "worker", "journalist", "other"), "foaf:Person", "#D55E00", "dot"
        ),
        EntityType(
            PLACE,
            "地点",
            "Place",
            ("division", "community", "venue", "station", "other"),
            "schema:Place",
            "#009E73",
            "triangle",
        ),
        EntityType(
            PROGRAMME,
            "项目",
            "Programme",
            (
                "campaign",
                "project",
                "document",
                "competition",
                "meeting",
                "platform",
                "brand",
                "award",
                "training",
                "other",
            ),
            "kg:Programme",
            "#CC79A7",
            "diamond",
        ),
    )
}
