"""Full names in context, with reasons."""

from kg.names.context import Context, context_at, page_context
from kg.names.resolve import chain_texts, in_context, written_out

__all__ = ["Context", "chain_texts", "context_at", "in_context", "page_context", "written_out"]
