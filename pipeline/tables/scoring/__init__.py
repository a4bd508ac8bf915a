"""How well the tables agree with marked texts: each mention and each claim with a number, by kind and language."""

from pipeline.tables.scoring.gold import BadGold, Gold, gold
from pipeline.tables.scoring.score import Line, scores

__all__ = ("BadGold", "Gold", "Line", "gold", "scores")
