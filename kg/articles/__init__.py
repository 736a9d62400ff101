"""Pages become articles: paragraphs are closed, items told apart, displaced sentences put back, credits read."""

from kg.articles.split import split

__all__ = ["split"]
