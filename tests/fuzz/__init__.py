"""Inputs that nobody would write: pages and files damaged at random, and what must hold of whatever comes out."""
