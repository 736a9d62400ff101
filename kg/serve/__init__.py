"""A build in the browser and as a SPARQL endpoint, on this machine alone."""

from kg.serve.running import Limits, serve

__all__ = ["Limits", "serve"]
