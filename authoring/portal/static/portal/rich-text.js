// Operations on the nodes of a text that is edited: paragraphs, lists, notes. `editor.js` says when.
//
// The browser types, deletes and makes bold; what changes the structure is done here, for browsers leave styles and
// misplaced lists behind. So the editor keeps its own history of what there was.

"use strict";

const tools = document.getElementById("editor-tools");
const command = (name, value) => document.execCommand(name, false, value);
const KEPT = { P: "p", UL: "ul", OL: "ol", LI: "li", STRONG: "strong", B: "strong", EM: "em", I: "em", A: "a", SPAN: "span", BUTTON: "button", BR: "br" };
const STEPS = 200; // how far back one can go
const PAUSE_OF_TYPING = 1000; // milliseconds after which typing is a new step

/** Return the nodes of `html`: only what a text has, whatever else there was. */
function nodesOf(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html"); // runs and loads nothing
  return [...parsed.body.childNodes].flatMap(cleaned);
}

function cleaned(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  const inside = [...node.childNodes].flatMap(cleaned);
  if (!(node.nodeName in KEPT)) return inside;
  if (node.nodeName === "BUTTON") return [noteOf(node.dataset.note ?? "")];
  const made = document.createElement(KEPT[node.nodeName]);
  if (node.nodeName === "A" && /^(https?|mailto):/i.test(node.getAttribute("href"))) made.href = node.getAttribute("href");
  for (const name of ["start", "type"]) if (node.nodeName === "OL" && node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
  if (node.lang && node.classList.contains("foreign")) Object.assign(made, { className: "foreign", lang: node.lang });
  made.append(...inside);
  return [made];
}

/** Return the sign of a note, which holds its text as HTML. */
function noteOf(html) {
  const sign = document.createElement("button");
  Object.assign(sign, { type: "button", className: "note", contentEditable: "false" });
  sign.dataset.note = html;
  const text = nodesOf(html).map((node) => node.textContent).join("");
  sign.setAttribute("aria-label", tools.dataset.note.replace("{text}", text));
  return sign;
}

function blank() {
  const paragraph = document.createElement("p");
  paragraph.append(document.createElement("br"));
  return paragraph;
}

function htmlOf(nodes) {
  const holder = document.createElement("div");
  holder.append(...nodes);
  return holder.innerHTML;
}

function closest(node, selector) {
  const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
  const found = element?.closest(selector);
  return found?.parentElement?.closest("[role=textbox]") ? found : null;
}

function firstText(block) {
  return document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
}

function select(start, from, end, to) {
  getSelection().setBaseAndExtent(start, from, end, to);
}

function selectNode(node) {
  const range = document.createRange();
  range.selectNode(node);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}


// The selection

/** Do something to the nodes around the selection, and select the same characters again. */
function keepingSelection(change) {
  const { startContainer, startOffset, endContainer, endOffset } = getSelection().getRangeAt(0);
  const following = startContainer.childNodes[startOffset];
  change();
  if (startContainer.isConnected && endContainer.isConnected) select(startContainer, startOffset, endContainer, endOffset);
  else if (following?.isConnected) getSelection().collapse(following.parentNode, [...following.parentNode.childNodes].indexOf(following));
}

function caretAfter(node) {
  const range = document.createRange();
  range.setStartAfter(node);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

function caretAtEnd(node) {
  getSelection().selectAllChildren(node);
  getSelection().collapseToEnd();
}

/** Tell whether the caret stands before all that an item or a paragraph says. */
function isAtStart(block) {
  const range = getSelection().getRangeAt(0);
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return range.collapsed && !before.toString() && !before.cloneContents().querySelector("button");
}

// Lists

function selectedOf(elements) {
  const range = getSelection().getRangeAt(0);
  return [...elements].filter((element) => range.intersectsNode(element));
}

/** Make items of the selected paragraphs; of items of another kind of list, that kind; of such items, paragraphs. */
function toggleList(region, name) {
  const list = closest(getSelection().getRangeAt(0).commonAncestorContainer, "ul, ol");
  keepingSelection(() => {
    if (!list) selectedOf(region.children).forEach((block) => listed(block, name));
    else if (list.nodeName === name.toUpperCase()) outdentItems();
    else list.replaceWith(renamed(list, name));
  });
}

function listed(block, name) {
  if (block.matches("ul, ol")) return block.nodeName === name.toUpperCase() || block.replaceWith(renamed(block, name));
  const item = renamed(block, "li");
  const before = block.previousElementSibling;
  if (before?.nodeName === name.toUpperCase()) {
    before.append(item);
    block.remove();
  } else {
    const list = document.createElement(name);
    block.replaceWith(list);
    list.append(item);
  }
}

function renamed(element, name) {
  const made = document.createElement(name);
  made.append(...element.childNodes);
  return made;
}

function selectedItems() {
  const range = getSelection().getRangeAt(0);
  const list = closest(range.commonAncestorContainer, "ul, ol");
  const item = closest(range.commonAncestorContainer, "li");
  return item && list?.contains(item) ? [item] : list ? selectedOf(list.children) : [];
}

/** Put the selected items into the item before them. */
function indentItems() {
  const items = selectedItems();
  const above = items[0]?.previousElementSibling;
  if (above?.nodeName !== "LI") return;
  keepingSelection(() => {
    const name = items[0].parentElement.nodeName.toLowerCase();
    const inside = above.lastElementChild?.matches("ul, ol") ? above.lastElementChild : above.appendChild(document.createElement(name));
    inside.append(...items);
  });
}

/** Put the selected items behind the item they are in, or make paragraphs of them. */
function outdentItems() {
  keepingSelection(() => selectedItems().reverse().forEach(outdent));
}

function outdent(item) {
  const list = item.parentElement;
  const around = list.parentElement.closest("li");
  const rest = list.cloneNode(false);
  rest.removeAttribute("start");
  while (item.nextSibling) rest.append(item.nextSibling);
  const following = rest.hasChildNodes() ? [rest] : [];
  if (around) {
    around.after(item);
    item.append(...following);
  } else {
    list.after(...paragraphsOf(item), ...following);
    item.remove();
  }
  if (!list.children.length) list.remove();
}

/** Return what an item says as blocks: its own line a paragraph, then what else is in it. */
function paragraphsOf(item) {
  const line = document.createElement("p");
  while (item.firstChild && !isBlock(item.firstChild)) line.append(item.firstChild);
  if (!line.hasChildNodes()) line.append(document.createElement("br"));
  return [line, ...item.childNodes];
}

const isBlock = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches("p, div, ul, ol, li, blockquote");

// Deletion and insertion

const blockOf = (node) => closest(node, "li, p, div:not([role])");

/** Delete a range; when it began and ended in two blocks, join what is left of them. */
function join(region, { startContainer, startOffset, endContainer, endOffset }) {
  const [first, last] = [blockOf(startContainer), blockOf(endContainer)];
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  range.deleteContents();
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  if (first?.isConnected && last?.isConnected && first !== last && !last.contains(first)) joinBlocks(first, last);
  if (region.firstElementChild) return;
  region.replaceChildren(blank());
  getSelection().collapse(region.firstChild, 0);
}

function joinBlocks(first, last) {
  const below = [...first.childNodes].find(isBlock) ?? null;
  const line = [];
  for (const node of last.childNodes) if (isBlock(node)) break; else line.push(node);
  if (line.some((node) => node.textContent)) first.querySelectorAll(":scope > br").forEach((br) => br.remove());
  const at = below ? [...first.childNodes].indexOf(below) : first.childNodes.length;
  for (const node of line) first.insertBefore(node, below);
  if (first.nodeName === "LI") first.append(...last.childNodes);
  else last.before(...last.childNodes);
  removeEmpty(last);
  getSelection().collapse(first, at);
}

function removeEmpty(element) {
  const around = element.parentElement;
  element.remove();
  if (around.matches("ul, ol, li") && !around.hasChildNodes()) removeEmpty(around);
}

/** Put nodes where the selection is, and the caret behind them. */
function insert(region, nodes) {
  if (!getSelection().isCollapsed) join(region, getSelection().getRangeAt(0));
  const range = getSelection().getRangeAt(0);
  const inline = nodes.length === 1 && nodes[0].nodeName === "P" ? [...nodes[0].childNodes] : nodes;
  if (inline.length && !inline.some(isBlock)) {
    const last = inline.at(-1);
    const fragment = document.createDocumentFragment();
    fragment.append(...inline);
    range.insertNode(fragment);
    last.parentElement.querySelectorAll(":scope > br").forEach((br) => br.remove());
    caretAfter(last);
  } else if (inline.length) insertBlocks(region, range, inline);
}

function insertBlocks(region, range, nodes) {
  const block = blockOf(range.startContainer) ?? region.appendChild(blank());
  const tail = document.createRange();
  tail.selectNodeContents(block);
  if (block.contains(range.startContainer)) tail.setStart(range.startContainer, range.startOffset);
  const rest = tail.extractContents();
  const isEmpty = !block.textContent && !block.querySelector("button");
  const mark = document.createComment("");
  if (block.nodeName !== "LI") block.after(mark);
  else if (isEmpty && nodes[0].nodeName === block.parentElement.nodeName) {
    nodes.splice(0, 1, ...nodes[0].children);
    const outside = nodes.findIndex((node) => node.nodeName !== "LI");
    if (outside > 0) nodes.at(outside - 1).append(...nodes.splice(outside));
    block.after(mark);
  } else block.append(mark);
  if (nodes[0].nodeName === "P" && !isEmpty) block.insertBefore(fragmentOf(nodes.shift()), mark.parentNode === block ? mark : null);
  mark.before(...nodes);
  const last = mark.previousSibling;
  mark.remove();
  if (isEmpty && !block.contains(last)) block.remove();
  const end = lastLine(last);
  caretAtEnd(end);
  if (rest.textContent || rest.querySelector("button")) end.append(rest);
}

function fragmentOf(element) {
  const fragment = document.createDocumentFragment();
  fragment.append(...element.childNodes);
  return fragment;
}

/** Return the paragraph or item in which a block ends. */
function lastLine(block) {
  const inside = block.lastElementChild;
  return block.nodeType === Node.ELEMENT_NODE && inside && isBlock(inside) ? lastLine(inside) : block;
}

// History

class Past {
  constructor(region) {
    this.region = region;
    this.done = [];
    this.undone = [];
    this.last = { kind: "", at: 0 };
  }

  /** Remember what there is before it changes; typing on is one step. */
  mark(kind) {
    const now = Date.now();
    const goesOn = kind === this.last.kind && kind.startsWith("insertText") && now - this.last.at < PAUSE_OF_TYPING;
    this.last = { kind, at: now };
    this.undone = [];
    if (goesOn) return;
    this.done.push(this.state());
    if (this.done.length > STEPS) this.done.shift();
  }

  state() {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : document.createRange();
    return { nodes: [...this.region.cloneNode(true).childNodes], start: this.wayTo(range.startContainer, range.startOffset), end: this.wayTo(range.endContainer, range.endOffset) };
  }

  wayTo(node, offset) {
    const way = [offset];
    for (let one = node; one !== this.region; one = one.parentNode) {
      if (!one?.parentNode) return [0];
      way.unshift([...one.parentNode.childNodes].indexOf(one));
    }
    return way;
  }

  go(from, to) {
    const state = from.pop();
    if (!state) return false;
    to.push(this.state());
    this.region.replaceChildren(...state.nodes);
    const [start, end] = [state.start, state.end].map((way) => [way.slice(0, -1).reduce((node, index) => node.childNodes[index], this.region), way.at(-1)]);
    select(...start, ...end);
    this.last = { kind: "", at: 0 };
    return true;
  }

  undo() { return this.go(this.done, this.undone); }

  redo() { return this.go(this.undone, this.done); }
}
