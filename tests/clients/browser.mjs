// Pages looked at in a real browser. Standard input: {folder, chromium, pages: [{path, views, keyboard}], lighthouse: [path]},
// views: [{width, scheme: "light" | "dark" | "forced", spaced, script}]. Standard output: what was found, by path.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { createRequire } from "node:module";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml", ".jpg": "image/jpeg",
};
// A browser without a sandbox, services or start page of its own.
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
// WCAG 2.2, success criterion 1.4.12.
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

const order = JSON.parse(await text(process.stdin));
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  try {
    const content = await readFile(join(order.folder, path));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const base = `http://127.0.0.1:${server.address().port}/`;
const profile = await mkdtemp(join(tmpdir(), "browser-"));
const port = 20000 + (process.pid % 20000);
const context = await chromium.launchPersistentContext(profile, {
  executablePath: order.chromium, headless: true, args: [...FLAGS, `--remote-debugging-port=${port}`],
});

const found = {};
try {
  for (const page of order.pages ?? []) found[page.path] = await looked(page);
  for (const path of order.lighthouse ?? []) found[path] = { ...found[path], lighthouse: await measured(path) };
} finally {
  await context.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(found));

async function looked({ path, views = [], keyboard = false, search = "" }) {
  const result = { views: [], keyboard: null, search: null };
  for (const view of views) {
    result.views.push(await withPage(path, view, async (page) => ({ ...view, ...(await judged(page, view)) })));
  }
  if (keyboard) result.keyboard = await withPage(path, { width: 1280 }, walked);
  if (search) result.search = await withPage(path, { width: 1280 }, (page) => searched(page, search));
  return result;
}

async function withPage(path, { width, scheme = "light", script = true }, judge) {
  const opened = await context.browser().newContext({
    viewport: { width, height: 800 }, javaScriptEnabled: script,
    colorScheme: scheme === "dark" ? "dark" : "light", forcedColors: scheme === "forced" ? "active" : "none",
  });
  const page = await opened.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("response", (response) => response.status() >= 400 && said.push(`${response.status()} ${response.url()}`));
  try {
    await page.goto(base + path, { waitUntil: "load" });
    return { ...(await judge(page)), console: said };
  } finally {
    await opened.close();
  }
}

async function judged(page, { spaced = false, script = true, shot }) {
  if (spaced) await page.evaluate(space, SPACED);
  if (shot) await page.screenshot({ path: shot, fullPage: true });
  const overflow = await page.evaluate(overflowing);
  if (!script) return { overflow, violations: [], text: await page.innerText("main") };
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags }), RULES);
  return { overflow, violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`) };
}

function space(rules) {
  // A sheet made by script is none of the page's own, so that its policy allows it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}

// What sticks out of the window, or is cut off by its own box.
function overflowing() {
  const width = document.documentElement.clientWidth;
  const isOnlyHeard = (element) => element !== null && (getComputedStyle(element).clipPath !== "none" || isOnlyHeard(element.parentElement));
  const isCut = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    return (
      (["hidden", "clip"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (["hidden", "clip"].includes(overflowY) && element.scrollHeight > element.clientHeight + 1)
    );
  };
  const isOut = (element) => element.getBoundingClientRect().right > width + 1;
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && !isOnlyHeard(element) && (isOut(element) || isCut(element)))
    .map((element) => element.outerHTML.slice(0, 120));
}

// Goes through the page with the tab key: what is reached, in which order, and whether one sees where one is.
async function walked(page) {
  const expected = await page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
      .filter((element) => element.checkVisibility())
      .map((element) => element.outerHTML.slice(0, 160)),
  );
  const reached = [];
  const unseen = [];
  for (let step = 0; step < expected.length; step++) {
    await page.keyboard.press("Tab");
    const [html, isSeen] = await page.evaluate(focused);
    reached.push(html);
    if (!isSeen) unseen.push(html);
  }
  const missed = expected.filter((html, step) => reached[step] !== html);
  await page.reload();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const skipped = await page.evaluate(() => document.activeElement.id);
  return { reached: reached.length, missed, unseen, skipped };
}

function focused() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, left, right, width, height } = element.getClientRects()[0]; // the first line of a link
  const isInView = top >= -1 && left >= -1 && bottom <= innerHeight + 1 && right <= innerWidth + 1;
  const isOnTop = element.contains(document.elementFromPoint(left + Math.min(4, width / 2), top + height / 2));
  return [element.outerHTML.slice(0, 160), outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && isInView && isOnTop];
}

async function searched(page, query) {
  await page.fill("#search-query", query);
  await page.waitForFunction(() => document.querySelector("#search-status").textContent !== "");
  return page.evaluate(() => ({
    status: document.querySelector("#search-status").textContent,
    results: [...document.querySelectorAll("#search-results a")].map((link) => [link.textContent, link.getAttribute("href")]),
  }));
}

async function measured(path) {
  const { default: lighthouse } = await import("lighthouse");
  const onlyCategories = ["accessibility", "best-practices", "seo"];
  const { lhr } = await lighthouse(base + path, { port, onlyCategories, logLevel: "error" });
  const scores = Object.fromEntries(onlyCategories.map((id) => [id, Math.round(100 * lhr.categories[id].score)]));
  const failed = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 1).map(({ id }) => id);
  return { scores, failed };
}
