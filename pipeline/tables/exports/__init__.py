"""Exports: the written tables in other forms, all of one schema, each made from what a run has written."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from pipeline.tables.exports.database import sqlite
from pipeline.tables.exports.parquet import parquet
from pipeline.tables.exports.people import followthemoney
from pipeline.tables.exports.places import geojson
from pipeline.tables.exports.script import r
from pipeline.tables.exports.spreadsheet import csv_excel, workbook
from pipeline.tables.views import VIEWS, saved

__all__ = ("EXPORTS",)
EXPORTS: Mapping[str, Callable[[Path], Path]] = {
    "sqlite": sqlite,
    "excel": workbook,
    "csv-excel": csv_excel,
    "parquet": parquet,
    "r": r,
    "geojson": geojson,
    "followthemoney": followthemoney,
} | {name: partial(saved, name) for name in VIEWS}
