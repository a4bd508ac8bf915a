"""The report in a real browser: `make test-browser` installs what it needs; elsewhere these tests are passed over."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import handmade
import pytest

from pipeline.report import pages, report

webdriver = pytest.importorskip("selenium.webdriver")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
AXE = Path(os.environ.get("AXE", "build/browser/node_modules/axe-core/axe.min.js"))
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and its driver are not installed")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser that shows the report of the folder made by hand."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for word in ("--headless=new", "--no-sandbox", "--window-size=1200,1600"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.get(report(handmade.laid(tmp_path_factory.mktemp("outputs"))).as_uri())
    yield driver
    driver.quit()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"verdict": "conflicts"}, "1 of 2"),
        ({"verdict": "updates"}, "0 of 2"),
        ({"language": "pl"}, "1 of 2"),
        ({"from": "2012"}, "0 of 2"),
        ({"to": "2011", "place": "zhana"}, "1 of 2"),
        ({"words": "gpj"}, "1 of 2"),
        ({}, "2 of 2"),
    ],
)
def test_filters(page: Any, asked: dict[str, str], shown: str) -> None:  # noqa: ANN401  (the driver is optional)
    """Each leaves the rows that fit, and says how many."""
    script = """const form = document.getElementById("filters"); form.reset();
    for (const [name, value] of Object.entries(arguments[0])) form.elements[name].value = value;
    form.dispatchEvent(new Event("input")); return document.getElementById("count").textContent"""
    assert page.execute_script(script, asked) == f"{shown} events"
    visible = "return document.querySelectorAll('#table tbody tr:not([hidden])').length"
    assert page.execute_script(visible) == int(shown[0])


def test_texts_are_shown_to_the_letter(page: Any) -> None:  # noqa: ANN401
    """What the page adds to a text are links, and without them it is the stored text."""
    script = """return [...document.querySelectorAll(".document .text")].map((text) => {
    const copy = text.cloneNode(true); for (const link of copy.querySelectorAll(".back")) link.remove();
    return copy.textContent.replace(/\\s/g, "") })"""
    stored = {"".join(text.split()) for text in handmade.TEXTS.values()}
    assert set(page.execute_script(script)) == stored


def test_a_link_marks_the_words_of_its_claim(page: Any) -> None:  # noqa: ANN401
    """From the comparison to the quote."""
    page.execute_script("location.hash = '#c-c2'; dispatchEvent(new Event('hashchange'))")
    words = "return [...document.querySelectorAll('.quoted.on')].map((one) => one.textContent).join('')"
    assert page.execute_script(words).strip() == handmade.QUOTES["c2"]


def test_nothing_is_said_or_sent(page: Any) -> None:  # noqa: ANN401
    """No word in the console, no request but for the page, and no alert."""
    assert page.get_log("browser") == []
    sent = [line["message"] for line in page.get_log("performance") if "Network.requestWillBeSent" in line["message"]]
    assert all('"url":"file://' in line for line in sent)


def violations(page: Any, scheme: str) -> list[tuple[str, str]]:  # noqa: ANN401
    """What axe-core finds in a scheme of colours, everything opened."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    assert page.execute_script(f"return matchMedia('(prefers-color-scheme: {scheme})').matches")
    page.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
    page.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    run = "const done = arguments[0]; axe.run().then((found) => done(found.violations))"
    found = page.execute_async_script(run)
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_used_by_everyone(page: Any, scheme: str) -> None:  # noqa: ANN401
    """axe-core finds no violation, in either scheme of colours."""
    assert violations(page, scheme) == []


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
def test_small_pages_can_be_used_by_everyone(
    page: Any,  # noqa: ANN401
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The index, events and documents of a report in many pages: no violation in either scheme, a silent console."""
    monkeypatch.setattr(pages, "MOST_EVENTS", 1)
    index = report(handmade.laid(tmp_path))
    page.get_log("browser")
    for address in (index, *sorted((index.parent / "report").iterdir())):
        page.get(address.as_uri())
        for scheme in ("light", "dark"):
            assert violations(page, scheme) == []
    assert page.get_log("browser") == []
