"""The whole scoreboard of the models: quality on every set against the floors, then speed, loading, memory, size.

    python -m models.recipes.scoreboard DATA [MODELS] [--quick]

Ends with status 1 where a figure lies below its floor in tests/floors.toml. `--quick` reads the beginning of each set
and only shows the floors, which hold for whole sets.
"""

import sys
import tomllib
from pathlib import Path

from rich.console import Console
from rich.table import Table

from models.recipes import speed
from models.recipes.evaluate import QUICK, scores
from pipeline.languages import codes

HERE = Path(__file__).parent
FLOORS = HERE.parent.parent / "tests" / "floors.toml"


def board(data: Path, models: Path, limit: int | None) -> tuple[Table, list[str]]:
    """Every figure beside its floor, and those below it in words."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["models"]
    table = Table("set", "measure", "per cent", "floor", title="models")
    low: list[str] = []
    for language in codes():
        for name, figures in scores(language, data, models, limit):
            for measure, found in figures.items():
                floor = floors.get(name, {}).get(measure)
                below = floor is not None and found < floor
                low += [f"{name} {measure}: {found:.1f} is below {floor}"] * below
                shown = f"[red]{found:.1f}[/red]" if below and not limit else f"{found:.1f}"
                table.add_row(name, measure, shown, "" if floor is None else str(floor))
    return table, low


def main(arguments: list[str]) -> int:
    """Print the board; 1 where a figure is too low."""
    plain = [Path(argument) for argument in arguments if not argument.startswith("--")]
    models = plain[1] if len(plain) > 1 else HERE.parent
    limit = QUICK if "--quick" in arguments else None
    console = Console()
    table, low = board(plain[0], models, limit)
    console.print(table)
    speed.main(models)
    if limit:
        return 0
    for line in low:
        console.print(line)
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
