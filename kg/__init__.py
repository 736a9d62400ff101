"""Chinese newspaper pages to a knowledge graph."""
