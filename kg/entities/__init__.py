"""One entity for one thing: mentions are gathered by name, judged in pairs with reasons, and joined."""

from kg.entities.judgements import Judgement, forget_judgement, read_judgements, record_judgement
from kg.entities.kept import Memory
from kg.entities.resolve import Resolution, explain, resolve

__all__ = [
    "Judgement",
    "Memory",
    "Resolution",
    "explain",
    "forget_judgement",
    "read_judgements",
    "record_judgement",
    "resolve",
]
