"""Opens every page of a site from disk and lets axe judge it: browser.py SITE SCREENSHOTS

In light and dark, at 1280 and 390 pixels; fails on any violation of axe, word on the console, error of a script,
request to anywhere but the page itself, broken link within the site, or page wider than its screen. Writes pictures
of the English pages.
"""

import os
import pathlib
import shutil
import sys
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def judged(page, name: str, where: str) -> list[str]:
    """What axe finds on the page that is open."""
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [f"{name} ({where}): {violation['id']}: {violation['help']}\n    {node['html'][:200]}"
            for violation in found["violations"] for node in violation["nodes"][:3]]


def broken_links(page, site: pathlib.Path, name: str) -> list[str]:
    """Links within the site that lead to no file or to no anchor."""
    faults = []
    for address in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
        parts = urllib.parse.urlparse(address)
        if parts.scheme != "file":
            continue
        target = pathlib.Path(urllib.parse.unquote(parts.path))
        anchor = urllib.parse.unquote(parts.fragment)
        if not target.is_file() or not target.is_relative_to(site):
            faults.append(f"{name}: link to {address} leads nowhere")
        elif anchor and f'id="{anchor}"' not in target.read_text(encoding="utf-8"):
            faults.append(f"{name}: no #{anchor} in {target.relative_to(site)}")
    return sorted(set(faults))


def look(browser, path: pathlib.Path, site: pathlib.Path, pictures: pathlib.Path) -> list[str]:
    name = str(path.relative_to(site))
    faults: list[str] = []
    page = browser.new_page(color_scheme="light", viewport=WIDE, reduced_motion="reduce")
    page.on("console", lambda message: faults.append(f"{name}: console says {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"{name}: script fails: {error}"))
    page.on("request", lambda request: None if request.url.split("#")[0] == path.as_uri()
            or request.url.startswith("data:") else faults.append(f"{name}: requests {request.url}"))
    page.goto(path.as_uri())
    faults += broken_links(page, site, name)
    page.evaluate(Axe().axe_script)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            where = f"{scheme}, {size['width']}"
            if size == WIDE or scheme == "light":
                faults += judged(page, name, where)
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                faults.append(f"{name} ({where}): wider than the screen")
            if name.startswith("en/"):
                picture = f"{name.removesuffix('.html').replace('/', '-')}-{scheme}-{size['width']}.png"
                page.screenshot(path=pictures / picture)
    page.close()
    return faults


def leads_on(path: pathlib.Path) -> bool:
    """Whether a page only sends its reader on to another one."""
    return 'http-equiv="refresh"' in path.read_text(encoding="utf-8")


def main() -> int:
    site, pictures = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    pages = [path for path in sorted(site.rglob("*.html")) if not leads_on(path)]
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        for path in pages:
            faults += look(browser, path, site, pictures)
        browser.close()
    for fault in sorted(set(faults)):
        print(fault)
    print(f"{len(pages)} pages in light and dark, {len(set(faults))} faults; pictures in {sys.argv[2]}")
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
