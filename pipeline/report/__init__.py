"""The report: a page to look at, made of the written tables and texts and of nothing else."""

from pipeline.report.pages import report

__all__ = ("report",)
