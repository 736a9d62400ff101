"""Full names in context, with reasons."""

from kg.names.context import Context, Ground, home_of, page_context
from kg.names.resolve import chain_texts, in_context, written_out

__all__ = ["Context", "Ground", "chain_texts", "home_of", "in_context", "page_context", "written_out"]
