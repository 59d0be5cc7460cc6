"""Opens the pages of a site from disk and lets axe judge them: browser.py SITE SCREENSHOTS

Axe sees of each kind of page as few as show every section, in every language, in light and dark, at 1280 and 390
pixels. All of them are held against four widths. Of the other pages a small site's are opened too. Fails on any violation of axe, word on the console, error of
a script, request to anywhere but the page itself, page wider than its screen, table wider than its column at 1280
pixels, and on a broken link in any page of the site. Writes pictures of the English pages.
"""

import functools
import html.parser
import os
import pathlib
import shutil
import sys
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
         "resultTypes": ["violations"]}
JUDGE = "rules => axe.run(document, rules).then(found => found.violations)"
WIDE, MIDDLE, NARROW, SMALLEST = (
    {"width": 1280, "height": 900}, {"width": 768, "height": 1024}, {"width": 390, "height": 844},
    {"width": 320, "height": 640})
SMALL_SITE = 60
# On a wide screen no table needs to be moved to be read.
CUT = """() => [...document.querySelectorAll('.scroll')]
    .filter(region => region.scrollWidth > region.clientWidth)
    .map(region => region.getAttribute('aria-labelledby'))"""


class Outline(html.parser.HTMLParser):
    """The anchors, links and headings of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.sections: set[str] = set()
        self.leads_on = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if "id" in values:
            self.anchors.add(values["id"])
            if tag == "h2":
                self.sections.add(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        self.leads_on = self.leads_on or values.get("http-equiv") == "refresh"


@functools.cache
def outline(path: pathlib.Path) -> Outline:
    return Outline(path.read_text(encoding="utf-8"))


def broken_links(path: pathlib.Path, site: pathlib.Path) -> list[str]:
    """Links within the site that lead to no file or to no anchor."""
    name, faults = path.relative_to(site), []
    for link in outline(path).links:
        parts = urllib.parse.urlparse(link)
        if parts.scheme:
            continue
        target = path
        if parts.path:
            target = pathlib.Path(os.path.normpath(path.parent / urllib.parse.unquote(parts.path)))
        anchor = urllib.parse.unquote(parts.fragment)
        if not target.is_file() or not target.is_relative_to(site):
            faults.append(f"{name}: link to {link} leads nowhere")
        elif anchor and anchor not in outline(target).anchors:
            faults.append(f"{name}: no #{anchor} in {target.relative_to(site)}")
    return faults


def samples(pages: list[pathlib.Path], folder: pathlib.Path) -> list[pathlib.Path]:
    """Of the pages of one language, as few of each kind as show every section that this kind can have."""
    kinds: dict[str, list[pathlib.Path]] = {}
    for path in pages:
        place = path.relative_to(folder)
        kinds.setdefault(f"{place.parts[0]} {len(place.parts)}", []).append(path)
    chosen = []
    for paths in kinds.values():
        unseen = set().union(*(outline(path).sections for path in paths))
        paths = sorted(paths, key=lambda path: -path.stat().st_size)
        while True:
            best = max(paths, key=lambda path: len(outline(path).sections & unseen))
            chosen.append(best)
            unseen -= outline(best).sections
            if not unseen:
                break
    return chosen


def judged(page, name: str, where: str) -> list[str]:
    """What axe finds on the page that is open."""
    return [f"{name} ({where}): {violation['id']}: {violation['help']}\n    {node['html'][:200]}"
            for violation in page.evaluate(JUDGE, RULES) for node in violation["nodes"][:3]]


def look(browser, path: pathlib.Path, site: pathlib.Path, pictures: pathlib.Path | None) -> list[str]:
    """Opens a page; judges and pictures it only where there is a place for pictures."""
    name = str(path.relative_to(site))
    faults: list[str] = []
    page = browser.new_page(color_scheme="light", viewport=WIDE, reduced_motion="reduce")
    page.on("console", lambda message: faults.append(f"{name}: console says {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"{name}: script fails: {error}"))
    page.on("request", lambda request: None if request.url.split("#")[0] == path.as_uri()
            or request.url.startswith("data:") else faults.append(f"{name}: requests {request.url}"))
    page.goto(path.as_uri())
    if pictures:
        page.evaluate(Axe().axe_script)
    for size in (WIDE, MIDDLE, NARROW, SMALLEST):
        page.set_viewport_size(size)
        where = f"{size['width']} pixels"
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            faults.append(f"{name} ({where}): wider than the screen")
        if size == WIDE:
            faults += [f"{name} ({where}): cut off at {region}" for region in page.evaluate(CUT)]
        for scheme in ("light", "dark") if pictures and size != SMALLEST else ():
            page.emulate_media(color_scheme=scheme)
            if size == WIDE or (size == NARROW and scheme == "light"):
                faults += judged(page, name, f"{where}, {scheme}")
            if name.startswith("en/"):
                picture = f"{name.removesuffix('.html').replace('/', '-')}-{scheme}-{size['width']}.png"
                page.screenshot(path=pictures / picture, full_page=True)
    page.close()
    return faults


def main() -> int:
    site, pictures = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    pages = [path for path in sorted(site.rglob("*.html")) if not outline(path).leads_on]
    faults = [fault for path in pages for fault in broken_links(path, site)]
    seen: list[pathlib.Path] = []
    for folder in sorted({site / path.relative_to(site).parts[0] for path in pages}):
        seen += samples([path for path in pages if path.is_relative_to(folder)], folder)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        for path in pages if len(pages) <= SMALL_SITE else seen:
            faults += look(browser, path, site, pictures if path in seen else None)
        browser.close()
    for fault in sorted(set(faults)):
        print(fault)
    print(f"{len(seen)} of {len(pages)} pages in light and dark, {len(set(faults))} faults; pictures in {sys.argv[2]}")
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
