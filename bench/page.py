"""How long a browser takes for the report of an outputs folder: `python -m bench.page OUTPUTS`."""

import statistics
import sys
from pathlib import Path

from bench.pictures import browser

TIMES = 5
LOADED = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
FILTERED = """const form = document.getElementById("filters"), start = performance.now();
form.elements.words.value = arguments[0]; form.dispatchEvent(new Event("input")); document.body.offsetHeight;
return performance.now() - start"""


def main() -> None:
    """Medians over some loads, in milliseconds, with the number of events."""
    page = Path(sys.argv[1]).resolve() / "report.html"
    driver = browser()
    loads, filters = [], []
    for _ in range(TIMES):
        driver.get(page.as_uri())
        loads.append(driver.execute_script(LOADED))
        filters.append(driver.execute_script(FILTERED, "an"))
    events = driver.execute_script("return document.querySelectorAll('#table tbody tr').length")
    driver.quit()
    loaded, filtered = (f"{statistics.median(times):.0f} ms" for times in (loads, filters))
    sys.stdout.write(f"{events} events: loaded in {loaded}, filtered in {filtered}\n")


if __name__ == "__main__":
    main()
