"""Words that the ontology must have: no stage can read others."""

from pipeline.ontology import properties, types, unit_kind

HAPPENED = "happened"


def known(column: str, cell: str) -> bool:
    """False for a type, mode, property or unit that the ontology does not have."""
    if column == "type":
        return cell in types()
    if column == "mode":
        return any(cell in row.get("modes", {}) for row in types().values())
    if column == "property":
        return cell == HAPPENED or cell in properties()
    return column != "unit" or _is_unit(cell)


def _is_unit(cell: str) -> bool:
    try:
        return unit_kind(cell) is not None
    except KeyError:
        return False
