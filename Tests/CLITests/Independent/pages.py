"""Opens every page of a folder in a real browser, and says what is wrong with it: used by papers.py.

One session for all pages. Each is looked at as wide as a desk screen, as a telephone, and as a desk screen enlarged to
200 %; axe judges the first two by WCAG 2.2 A and AA and its best practices.
"""
import importlib.util, json, os, pathlib, shutil
from selenium import webdriver

WIDTHS = {"desk": 1280, "enlarged": 640, "telephone": 420}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Contrast takes axe longest by far. These have the colours of report.html, and every page has those of the desk's.
SAME_COLOURS = {"hostile", "joint", "urdu"}

LOOK = r"""
const width = document.documentElement.clientWidth, found = {wrong: []};
const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : e.className.baseVal === undefined && e.className
  ? "." + e.className : "") + " " + (e.textContent || "").trim().slice(0, 30).toWellFormed();
const shown = e => e.getClientRects().length > 0;
const all = [...document.body.querySelectorAll("*")];
const box = e => { for (let p = e.parentElement; p; p = p.parentElement) {
  const flow = getComputedStyle(p).overflowX; if (flow !== "visible") return p; } return null; };
if (document.documentElement.scrollWidth > width)
  found.wrong.push("the page is " + document.documentElement.scrollWidth + " wide, not " + width);
for (const e of all) {
  if (!shown(e) || e.closest("svg") && e.tagName.toLowerCase() !== "svg") continue;
  const place = e.getBoundingClientRect();
  if ((place.right > width + 1 || place.left < -1) && !box(e)) found.wrong.push("out of the page: " + name(e));
  if (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX)
    && !(e.tabIndex >= 0 && e.getAttribute("aria-label") && e.getAttribute("role")))
    found.wrong.push("moved by a mouse only: " + name(e));
}
let level = 0;
for (const e of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
  const own = Number(e.tagName[1]);
  if (own > level + 1) found.wrong.push("a heading of level " + own + " below one of level " + level + ": " + name(e));
  level = own;
}
if (document.querySelectorAll("h1").length !== 1) found.wrong.push("not one title");
const ids = new Set();
for (const e of document.querySelectorAll("[id]")) {
  if (ids.has(e.id)) found.wrong.push("twice: #" + e.id);
  ids.add(e.id);
}
for (const e of document.querySelectorAll("script,iframe,object,embed,link,base,form,img,audio,video,foreignObject"))
  found.wrong.push("an element that has no place: " + name(e));
for (const e of document.querySelectorAll("*")) for (const a of e.attributes)
  if (/^on|^srcdoc$|^style$/.test(a.name) || /href|src/.test(a.name) && !a.value.startsWith("#"))
    found.wrong.push("an attribute that has no place: " + a.name);
const figures = [...document.querySelectorAll("figure")];
found.figures = figures.length;
for (const e of figures) {
  const drawing = e.querySelector("svg[role=img]");
  const names = ((drawing && drawing.getAttribute("aria-labelledby")) || "").split(" ");
  if (!names.every(n => n && document.getElementById(n) && document.getElementById(n).textContent.trim()))
    found.wrong.push("a drawing without a name: " + name(e));
  const link = e.querySelector("a.as-table"), goal = link && document.querySelector(link.getAttribute("href"));
  const table = goal && goal.querySelector("table");
  // A drawing that says in one sentence that there is nothing has no figures.
  const figured = drawing && drawing.querySelectorAll("text").length > 1;
  if (!link || !shown(link) || !table || !shown(table) || figured && table.rows.length < 2)
    found.wrong.push("a drawing whose figures are not reached: " + name(e));
}
// Letters of drawings, as large as they are seen.
found.letters = Math.min(...[...document.querySelectorAll("figure svg text")].map(e =>
  parseFloat(e.getAttribute("font-size")) * e.ownerSVGElement.getBoundingClientRect().width
    / e.ownerSVGElement.viewBox.baseVal.width).filter(s => s > 0).concat(99));
found.lang = document.documentElement.lang + " " + document.documentElement.dir;
found.counts = Object.fromEntries([...document.querySelectorAll(".counts li")].map(e =>
  [e.querySelector(".label").innerText.trim(), Number(e.querySelector(".number").innerText)]));
// A row as it stands on paper; a row that begins a group is none.
found.tables = [...document.querySelectorAll("table")].map(t => [...t.rows].filter(r => r.cells.length > 1)
  .map(r => [...r.cells].map(c => c.innerText)));
return JSON.stringify(found);
"""


def axe_source():
    """The rules as the package from PyPI carries them; the browser fetches nothing."""
    # Its own modules want another driver of browsers, which nobody needs for the one file.
    package = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    return (pathlib.Path(package) / "axe.min.js").read_text(encoding="utf-8")


def browser(folder):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions",
                     "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
                     f"--user-data-dir={folder}/profile"]:
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.binary_location = next(p for p in map(shutil.which, ["chromium", "google-chrome", "chrome"]) if p)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    return webdriver.Chrome(options=options, service=service)


def requests_of(driver):
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        # The browser begins with a page of its own.
        if message["method"] == "Network.requestWillBeSent" and message["params"]["documentURL"].startswith("file:"):
            yield message["params"]["request"]["url"]


def look(driver, page, axe):
    faults, found, url = [], None, page.resolve().as_uri()
    for name, width in WIDTHS.items():
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                               {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        if found is None:
            driver.get(url)
        seen = json.loads(driver.execute_script(LOOK))
        faults += [f"{name}: {fault}" for fault in seen["wrong"]]
        found = found or {**seen, "letters": {}}
        found["letters"][name] = seen["letters"]
        if name == "enlarged":
            continue
        verdict = driver.execute_async_script(
            axe + "; const done = arguments[arguments.length - 1];"
            "axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values: arguments[0]},"
            "  rules: {'color-contrast': {enabled: arguments[1]}}})"
            ".then(done, e => done({violations: [{id: String(e), nodes: []}], passes: []}))",
            RULES, name == "desk" and page.stem not in SAME_COLOURS)
        faults += [f"{name}: axe {v['id']}: {' '.join(v['nodes'][0]['target']) if v['nodes'] else ''}"
                   for v in verdict["violations"]]
        found["rules"] = len(verdict["passes"])
    faults += [f"console: {entry['message']}" for entry in driver.get_log("browser")]
    faults += [f"asks for {asked}" for asked in requests_of(driver) if asked.split("#")[0] != url]
    return {**found, "wrong": faults}


def look_at_all(folder, scratch):
    pages, axe = sorted(pathlib.Path(folder).glob("*.html")), axe_source()
    driver = browser(scratch)
    try:
        driver.set_script_timeout(120)
        return {page.name: look(driver, page, axe) for page in pages}
    finally:
        driver.quit()
