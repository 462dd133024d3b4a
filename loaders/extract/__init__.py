"""Extraction: a document's text becomes its governance graph."""

from loaders.extract.pipeline import extract

__all__ = ["extract"]
