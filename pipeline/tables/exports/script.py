"""R: a script beside the tables that loads them with the types of their schema; base R is enough."""

from pathlib import Path

from pipeline.tables.exports.typed import columns
from pipeline.tables.schema import TABLES, Column

SCRIPT = """# All tables as data frames with their types. Made by: kronika export --to r
#     source("{name}"); tables <- kronika("{folder}"); tables$events
kronika <- function(folder = ".") {{
  kinds <- list(
{kinds}
  )
  typed <- function(cells, kind) switch(kind,
    integer = as.integer(cells),
    number = as.numeric(cells),
    boolean = cells == "true",
    date = as.Date(cells, "%Y-%m-%d"),
    list = lapply(strsplit(cells, "|", fixed = TRUE), function(items) items[!is.na(items)]),
    cells
  )
  read <- function(table) {{
    path <- file.path(folder, paste0(table, ".csv"))
    cells <- read.csv(path, colClasses = "character", na.strings = "", encoding = "UTF-8", check.names = FALSE)
    for (column in names(kinds[[table]])) cells[[column]] <- typed(cells[[column]], kinds[[table]][[column]])
    cells
  }}
  sapply(names(kinds), read, simplify = FALSE)
}}
"""


def r(outputs: Path) -> Path:
    """The script; ids and other text need no conversion and are not named in it."""
    path = outputs / "kronika.R"
    told = ((table, [c for c in columns(outputs, table) if c.kind != "string"]) for table in TABLES)
    kinds = (f"    {table.name} = c({', '.join(map(_kind, shown))})" for table, shown in told)
    text = SCRIPT.format(name=path.name, folder=".", kinds=",\n".join(kinds))
    path.write_text(text, encoding="utf-8")
    return path


def _kind(column: Column) -> str:
    return f'{column.name} = "{column.kind}"'
