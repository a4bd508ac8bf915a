"""Every regular expression of the package, as JSON: run by a test, in a process of its own."""

import ast
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

FOUND: set[tuple[str, int]] = set()
PLACES: set[tuple[str, int]] = set()  # where one was made: file and line
COMPILE = re.compile
HERE = Path(__file__).resolve().parents[2] / "pipeline"
TEXTS = {
    "pl": "W środę w Gdyni zatrzymano 17 osób. Rzecznik policji mówi o 2,5 mln zł strat od 3 marca 2003 r.",
    "en": "On Wednesday 17 people were arrested in Gdynia. A spokesman said that 2.5 million dollars were lost.",
}


def noted(pattern: Any, flags: Any = 0) -> Any:  # noqa: ANN401  (as re has it)
    """A compiled expression, remembered where our own code asks for it."""
    made = COMPILE(pattern, flags)
    frame = sys._getframe(1)  # noqa: SLF001  (who asks)
    path = Path(frame.f_code.co_filename)
    if path.is_relative_to(HERE):
        told = made.pattern if isinstance(made.pattern, str) else made.pattern.decode("latin-1")
        FOUND.add((told, made.flags))
        PLACES.add((str(path), frame.f_lineno))
    return made


def asked() -> Iterator[tuple[str, str, int]]:
    """Each call to `re` in the package: what is called, the file, and the line."""
    for path in sorted(HERE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and re.fullmatch(r"re\.(?!escape)\w+", ast.unparse(node.func)):
                yield ast.unparse(node.func), str(path), node.lineno


def located() -> dict[tuple[str, int], tuple[Path, str] | None]:
    """Each expression with the module and name that hold it; None where a function makes it as it is needed."""
    found: dict[tuple[str, int], tuple[Path, str] | None] = dict.fromkeys(FOUND)
    for module in [one for name, one in sys.modules.items() if name.startswith("pipeline.")]:
        for name, value in vars(module).items():
            key = (value.pattern, value.flags) if isinstance(value, re.Pattern) else None
            if key in found:
                found[key] = found[key] or (Path(module.__file__ or ""), name)
    return found


def searched(module: Path, name: str) -> bool:
    """False where an expression is only asked what stands at one place."""
    return re.search(rf"\b{name}\b(?!\.(?:full)?match\b| = )", module.read_text(encoding="utf-8")) is not None


def read_something() -> None:
    """Load every module, compile every rule, and read two sentences."""
    import pipeline  # noqa: PLC0415

    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not module.name.endswith(("__main__", "stanza_engine")):
            import_module(module.name)
    import fake  # noqa: PLC0415
    import texts  # noqa: PLC0415

    from pipeline.extract import mentions  # noqa: PLC0415
    from pipeline.patterns import Patterns  # noqa: PLC0415

    held: list[Any] = []
    found = Patterns.found
    Patterns.found = lambda self, *words: held.append(self) or found(self, *words)  # type: ignore[assignment, method-assign, func-returns-value]
    for language, text in TEXTS.items():
        document = texts.in_language(text, language)
        mentions(document, fake.annotation(document))
    whole_tables()
    for one in held:
        for number in range(len(one._rows)):  # noqa: SLF001  (rows are compiled when they are needed)
            one._expression(number)  # noqa: SLF001


def whole_tables() -> None:
    """Compile what waits for a rare word, or for tables to write."""
    from pipeline.extract.figures.lexicon import lexicon  # noqa: PLC0415
    from pipeline.extract.figures.parts import _patterns  # noqa: PLC0415
    from pipeline.extract.figures.wording import wording  # noqa: PLC0415
    from pipeline.report.worldmap import worldmap  # noqa: PLC0415
    from pipeline.tables.check import sound  # noqa: PLC0415
    from pipeline.tables.schema import TABLES  # noqa: PLC0415

    worldmap(())
    for made in TABLES:
        sound(made)
    for language in TEXTS:
        _patterns(language)
        for one in (lexicon(language), wording(language).units):
            for name, value in vars(type(one)).items():
                if isinstance(value, cached_property):
                    getattr(one, name)


def main() -> None:
    """Tell what was compiled, and which calls to `re` it does not cover."""
    re.compile = noted  # type: ignore[assignment]
    read_something()
    told = [(*one, at is None or searched(*at)) for one, at in located().items()]
    unseen = [call for call in asked() if call[0] != "re.compile" or call[1:] not in PLACES]
    sys.stdout.write(json.dumps([told, unseen]))


if __name__ == "__main__":
    main()
