"""Written tables as pandas data frames, typed by their schema, with the keys between them joined."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import pandas as pd

from pipeline.tables.package import CORRECTED, ENUMS
from pipeline.tables.schema import TABLES, Column, Table

COMPARED = ("property", "scope", "verdict", "value", "speaker", "source", "published", "language", "quote")
TOLD = ("source", "published", "title")
Cells = pd.Series  # of any type
Key = str | Cells  # an id, or the row that bears it
NO_TABLES = "There are no tables in {}; make them first with: kronika run"


class _Read:
    """A table that is read when it is first asked for, and kept."""

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    def __get__(self, tables: "Tables", _owner: type) -> pd.DataFrame:
        made = frame(tables.outputs, next(table for table in TABLES if table.name == self.name))
        tables.__dict__[self.name] = made
        return made


class Tables:
    """The tables of an outputs folder, one attribute each; `docs/codebook.md` explains every column."""

    documents, names, dates, figures, entities = _Read(), _Read(), _Read(), _Read(), _Read()
    claims, events, comparisons, answers, review, rejected = _Read(), _Read(), _Read(), _Read(), _Read(), _Read()

    def __init__(self, outputs: Path) -> None:
        """Name the folder. Raises FileNotFoundError where it holds no tables."""
        if not (outputs / "documents.csv").is_file():
            raise FileNotFoundError(NO_TABLES.format(outputs))
        self.outputs = outputs

    def find(self, words: str) -> pd.DataFrame:
        """Events whose label holds these words, or of which a claim speaks in them; case does not matter."""
        said = self.claims.loc[_holds(self.claims["quote"], words), "event_id"]
        return self.events[_holds(self.events["label"], words) | self.events["event_id"].isin(said)]

    def compare(self, event: Key) -> pd.DataFrame:
        """What the sources say of an event: answers under their question and verdict, by day of publication."""
        asked = self.comparisons[self.comparisons["event_id"] == self._id(event)]
        found = asked[["comparison_id", "property", "scope", "verdict"]].merge(self.answers, on="comparison_id")
        found = found.merge(self.documents[["doc_id", "language"]], on="doc_id")
        found = found.sort_values(["property", "scope", "published", "claim_id"], na_position="first")
        return found[[*COMPARED, "low", "high", "bound", "edtf", "claim_id", "doc_id"]].reset_index(drop=True)

    def claims_of(self, event: Key) -> pd.DataFrame:
        """Every claim of an event with its source, in the order of publication and of the text."""
        found = self.joined("claims", "documents", columns=TOLD)
        found = found[found["event_id"] == self._id(event)]
        return found.sort_values(["published", "doc_id", "start"]).reset_index(drop=True)

    def joined(self, table: str, other: str, columns: Collection[str] = ()) -> pd.DataFrame:
        """A table with columns (or all) of the one that it points to; those whose names it has get `_` and that name.

        Where it points there more than once, as claims to entities, the first of its keys counts.
        """
        keys = (key for one in TABLES if one.name == table for key in one.foreign if key[1] == other)
        if (key := next(keys, None)) is None:
            message = f"No column of {table} points to {other}."
            raise KeyError(message)
        left: pd.DataFrame = getattr(self, table)
        right: pd.DataFrame = getattr(self, other)
        shown = right[[key[2], *(name for name in columns or right.columns if name != key[2])]]
        return left.merge(shown, how="left", left_on=key[0], right_on=key[2], suffixes=("", f"_{other}"))

    def text(self, doc_id: str) -> str:
        """The stored text of a document, which all offsets count in."""
        paths: dict[str, str] = dict(zip(self.documents["doc_id"], self.documents["text_path"], strict=True))
        return (self.outputs / paths[doc_id]).read_bytes().decode()

    def _id(self, event: Key) -> str:
        """The id of an event given as a row or an id. Raises KeyError."""
        found = event if isinstance(event, str) else str(event["event_id"])
        if not (self.events["event_id"] == found).any():
            message = f"There is no event {found} in {self.outputs}."
            raise KeyError(message)
        return found


def frame(outputs: Path, table: Table) -> pd.DataFrame:
    """A table with the types of its schema."""
    path = outputs / f"{table.name}.csv"
    made = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8")
    for column in table.columns:
        made[column.name] = typed(made[column.name], table, column)
    if CORRECTED in made:
        made[CORRECTED] = _lists(made[CORRECTED])
    return made


def typed(cells: Cells, table: Table, column: Column) -> Cells:
    """Cells of a column with its type; a day that no calendar has is missing."""
    if (table.name, column.name) in ENUMS:
        return cells.astype(pd.CategoricalDtype(list(ENUMS[table.name, column.name])))
    return TYPES[column.kind](cells)


def _lists(cells: Cells) -> Cells:
    """Cells with `|` between items, as lists; an empty cell is the empty list."""
    return pd.Series([cell.split("|") if cell else [] for cell in cells.fillna("")], cells.index, dtype=object)


def _holds(cells: Cells, words: str) -> Cells:
    """Which cells hold these words."""
    return cells.fillna("").str.contains(words, case=False, regex=False)


TYPES: Mapping[str, Callable[[Cells], Cells]] = {
    "string": lambda cells: cells,
    "integer": lambda cells: cells.astype("Int64"),
    "number": lambda cells: cells.astype("Float64"),
    "boolean": lambda cells: cells.map({"true": True, "false": False}).astype("boolean"),
    "date": lambda cells: pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]"),
    "list": _lists,
}
