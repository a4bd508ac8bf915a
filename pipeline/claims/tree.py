"""Moved to `pipeline.syntax`."""
from pipeline.syntax import Tree, tree
__all__ = ("Tree", "tree")
