"""What the graph can say: entity types and predicates, one row each."""

from kg.schema.predicates import PREDICATES, Predicate
from kg.schema.types import ENTITY_TYPES, GIVEN, ORGANISATION, PERSON, PLACE, PROGRAMME, EntityType

__all__ = [
    "ENTITY_TYPES",
    "GIVEN",
    "ORGANISATION",
    "PERSON",
    "PLACE",
    "PREDICATES",
    "PROGRAMME",
    "EntityType",
    "Predicate",
]
