"""A corrected date: the days that it can mean and its precision follow from it."""

from dataclasses import fields

COLUMN = "edtf"


def dated(row: type, column: str, cell: str) -> dict[str, str | None]:
    """The cells that follow from a date, in EDTF; none for another column. Raises ValueError where it is no date."""
    if column != COLUMN:
        return {}
    from pipeline.extract.dates.values import Stretch, bounds, parsed  # noqa: PLC0415  (few corrections are dates)

    precision = "precision" if "precision" in {field.name for field in fields(row)} else "date_precision"
    if not cell:
        names = ["earliest", "latest", *([] if precision == "precision" else [precision])]
        return dict.fromkeys(names)
    ends = [parsed(part) for part in cell.split("/")]
    first, last = ends[0], ends[-1]
    if first is None or last is None or len(ends) > 2:  # noqa: PLR2004  (an interval has two ends)
        raise ValueError(cell)
    if any(end.year is not None and end.first is None for end in (first, last)):
        raise ValueError(cell)
    found = first if len(ends) == 1 else Stretch(first, last)
    if not found.real:
        raise ValueError(cell)
    earliest, latest = (day.isoformat() if day else None for day in bounds(found))
    return {"earliest": earliest, "latest": latest, precision: found.precision}
