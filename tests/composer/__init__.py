"""Composed newspaper pages: known articles, laid out in columns and damaged to a stated degree.

>>> page = compose(7, damage="wrapped")
>>> page == compose(7, damage="wrapped")
True
>>> len(page.articles) > 3
True
"""

from tests.composer.compose import Composed, Printed, compose, pages
from tests.composer.damage import LEVELS, Damage

__all__ = ["LEVELS", "Composed", "Damage", "Printed", "compose", "pages"]
