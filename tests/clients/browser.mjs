// Looks at pages in a real browser. Standard input: {folder, chromium, pages: [{path, views, keyboard, policy, search}],
// lighthouse: [path]}, views being [{width, scheme: "light" | "dark" | "forced", spaced, script, judged, shot}].
// Standard output: what was found, by path. `tests/browser.py` says what each word means.

import { createServer } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml", ".jpg": "image/jpeg",
};
// No sandbox, which root has none of, and nothing of the browser's own on the network.
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
// WCAG 2.2, success criterion 1.4.12.
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

const order = JSON.parse(await text(process.stdin));
const server = createServer(served);
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const base = `http://127.0.0.1:${server.address().port}/`;
const profile = await mkdtemp(join(tmpdir(), "browser-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: order.chromium, headless: true, args: [...FLAGS, "--remote-debugging-port=0"],
});
const tabs = {};
const found = {};
try {
  for (const visit of order.pages) found[visit.path] = await visited(visit);
  for (const path of order.lighthouse) found[path] = { ...found[path], scores: await measured(path) };
} finally {
  await context.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(found));

async function served(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  try {
    const content = await readFile(join(order.folder, path));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(content);
  } catch {
    response.writeHead(404).end();
  }
}

async function visited({ path, views, keyboard, policy, search }) {
  const result = { views: [] };
  for (const view of views) result.views.push(await onPage(path, view, (page) => seen(page, view)));
  if (keyboard) result.walked = await onPage(path, { width: 1280 }, walked);
  if (policy) result.forbidden = await onPage(path, { width: 1280 }, (page) => page.evaluate(forbidden));
  if (search) Object.assign(result, await onPage(path, { width: 1280 }, (page) => searched(page, search)));
  return result;
}

// Opens a page as a view has it. The same two tabs, with and without scripts, show all of them: a new one takes longer than most pages.
async function onPage(path, { width, scheme = "light", script = true }, judge) {
  const page = await (tabs[script] ??= opened(script));
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme === "dark" ? "dark" : "light", forcedColors: scheme === "forced" ? "active" : "none" });
  await page.goto("about:blank"); // what the page before still says is not this one's
  page.said = [];
  await page.goto(base + path, { waitUntil: "load" });
  return judge(page);
}

async function opened(javaScriptEnabled) {
  const page = await (await context.browser().newContext({ javaScriptEnabled })).newPage();
  page.on("console", (message) => page.said.push(message.text()));
  page.on("pageerror", (error) => page.said.push(String(error)));
  page.on("response", (answer) => answer.status() >= 400 && page.said.push(`${answer.status()} ${answer.url()}`));
  return page;
}

async function seen(page, { spaced, script = true, judged = true, shot }) {
  if (spaced) await page.evaluate(space, SPACED);
  if (shot) await page.screenshot({ path: shot, fullPage: true });
  const result = { overflow: await page.evaluate(overflowing), broken: await page.evaluate(broken), violations: [], console: page.said };
  if (!spaced) result.text = await page.innerText("main");
  if (!spaced) result.has_search = await page.isVisible("#search");
  if (judged && script && !spaced) result.violations = await violations(page);
  return result;
}

async function violations(page) {
  await page.evaluate(AXE);
  const judged = await page.evaluate((tags) => axe.run({ runOnly: tags }), RULES);
  return judged.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

function space(rules) {
  // A sheet that a script makes is not the page's, so that its policy allows it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}

function overflowing() {
  const width = document.documentElement.clientWidth;
  const style = (element) => getComputedStyle(element);
  const isHidden = (overflow) => overflow === "hidden" || overflow === "clip";
  const isOnlyHeard = (element) => element && (style(element).clipPath !== "none" || isOnlyHeard(element.parentElement));
  const isMovable = (element) => element && (["auto", "scroll"].includes(style(element).overflowX) || isMovable(element.parentElement));
  const isOut = (element) => element.getBoundingClientRect().right > width + 1 && !isMovable(element);
  const isCut = (element) =>
    (isHidden(style(element).overflowX) && element.scrollWidth > element.clientWidth + 1) ||
    (isHidden(style(element).overflowY) && element.scrollHeight > element.clientHeight + 1);
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && !isOnlyHeard(element) && (isOut(element) || isCut(element)))
    .map((element) => element.outerHTML.slice(0, 160));
}

function broken() {
  const range = document.createRange();
  const isOnTwoLines = (text, { 0: { length }, index }) => {
    range.setStart(text, index);
    range.setEnd(text, index + length);
    return length < 24 && // what is longer, such as a web address, may break
       new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size > 1;
  };
  const found = [];
  for (const cell of document.querySelectorAll("thead th, tbody th, td")) {
    const word = cell.matches(".whole") ? /\S+/g : /[^\s\-–—/]+/g;
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); )
      found.push(...[...text.data.matchAll(word)].filter((match) => isOnTwoLines(text, match)).map(String));
  }
  return found;
}

async function walked(page) {
  const expected = await page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
      .filter((element) => element.checkVisibility())
      .map((element) => element.outerHTML.slice(0, 160)),
  );
  const reached = [];
  for (const _ of expected) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(focused));
  }
  await page.reload();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  return {
    reached: reached.length,
    missed: expected.filter((html, step) => reached[step].html !== html),
    unseen: reached.filter(({ isSeen }) => !isSeen).map(({ html }) => html),
    skipped: await page.evaluate(() => document.activeElement.id),
  };
}

function focused() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, left, right, width } = element.getClientRects()[0]; // a link's first line
  const [upper, lower] = [Math.max(0, top), Math.min(innerHeight, bottom)];
  const isTaller = bottom - top > innerHeight && lower > upper; // than the screen, as a table is: a part is seen
  const isInView = (isTaller || (top >= -1 && bottom <= innerHeight + 1)) && left >= -1 && right <= innerWidth + 1;
  const isOnTop = element.contains(document.elementFromPoint(left + Math.min(4, width / 2), (upper + lower) / 2));
  const isOutlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  return { html: element.outerHTML.slice(0, 160), isSeen: isOutlined && isInView && isOnTop };
}

// What an attacker who can write into the page would try.
async function forbidden() {
  const stopped = new Set();
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => stopped.add(effectiveDirective));
  const attempts = document.createElement("div");
  document.body.append(attempts);
  attempts.setAttribute("style", "color: red");
  attempts.append(document.createElement("style"), document.createElement("script"), document.createElement("img"));
  attempts.querySelector("style").textContent = "p { color: red }";
  attempts.querySelector("script").textContent = "document.title = 'taken over'";
  attempts.querySelector("img").src = "https://elsewhere.example/pixel.png";
  const frame = document.createElement("iframe");
  frame.src = "https://elsewhere.example/";
  const form = document.createElement("form");
  form.action = "https://elsewhere.example/";
  attempts.append(frame, form);
  form.submit();
  await new Promise((reported) => setTimeout(reported, 1000));
  return [...stopped].sort();
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
  const port = Number((await readFile(join(profile, "DevToolsActivePort"), "utf8")).split("\n")[0]);
  const onlyCategories = ["accessibility", "best-practices", "seo"];
  const { lhr } = await lighthouse(base + path, { port, onlyCategories, logLevel: "error" });
  return Object.fromEntries(onlyCategories.map((id) => [id, Math.round(100 * lhr.categories[id].score)]));
}
