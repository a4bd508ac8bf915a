"""Pictures of the report on the example corpus, for the documents: `python -m bench.pictures` (`make pictures`)."""

import shutil
import tempfile
from base64 import b64decode
from pathlib import Path
from typing import Any

from selenium import webdriver

from pipeline import load
from pipeline.process import Call, processed

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
WIDTH = 1100
HEIGHTS = {"overview": 620, "time-and-place": 760, "side-by-side": 900, "document": 560}


def browser() -> Any:  # noqa: ANN401  (the driver is optional)
    """A browser without a window."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for word in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(word)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def taken(driver: Any, name: str, element: str, scheme: str = "light") -> None:  # noqa: ANN401
    """A picture that begins at an element of the page."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    driver.set_window_size(WIDTH, HEIGHTS[name])
    show = "const one = document.querySelector(arguments[0]); one.scrollIntoView(); scrollBy(0, -8)"
    for _ in range(2):  # parts are laid out when they come near
        driver.execute_script(show, element)
    made = driver.execute_cdp_cmd("Page.captureScreenshot", {})
    suffix = "" if scheme == "light" else f"-{scheme}"
    (FOLDER / f"{name}{suffix}.png").write_bytes(b64decode(made["data"]))


def main() -> None:
    """Run the example corpus and take every picture."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        outputs = Path(folder)
        processed(Call(ROOT / "corpus", outputs))
        events = load(outputs).events
        shown = events.loc[events["documents"].idxmax(), "event_id"]
        driver = browser()
        driver.get((outputs / "report.html").as_uri())
        taken(driver, "overview", "header")
        taken(driver, "time-and-place", "#when")
        taken(driver, "side-by-side", f"#e-{shown}")
        taken(driver, "side-by-side", f"#e-{shown}", "dark")
        taken(driver, "document", ".document")
        driver.quit()


if __name__ == "__main__":
    main()
