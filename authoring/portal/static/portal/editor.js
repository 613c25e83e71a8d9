// A rich field's text box becomes a small editor: bold, italic, lists, links, notes, and pasting that keeps them.
//
// The text box stays the form's field. From the first change on it carries the editor's HTML, and the hidden field
// `<name>.as` says so; the server makes lines of it. Without this script the text box takes lines of little Markdown.

"use strict";

const SHORTCUTS = { z: "undo", y: "redo", "Shift Z": "redo", k: "link", "Shift 7": "numbers", "Shift 8": "bullets", "]": "indent", "[": "outdent" };
const FORMATS = ["formatBold", "formatItalic", "formatRemove"];
const MARKERS = [[/^[-*•–]$/, "ul"], [/^1[.)]$/, "ol"]];
const ADDRESS = /(?<![\p{L}\p{N}])(https?:\/\/[\p{L}\p{N}][^\s<>()[\]^`{|}"«»“”]*?)[?!.,:;*_~'’…]*$/iu;
const LARGEST = 600_000; // characters the server takes at once

class Editor {
  constructor(source) {
    this.source = source;
    this.as = source.form.elements[`${source.name}.as`];
    this.box = tools.content.firstElementChild.cloneNode(true);
    this.bar = this.box.querySelector("[role=toolbar]");
    this.region = this.box.querySelector("[role=textbox]");
    this.status = this.box.querySelector("[role=status]");
    this.buttons = [...this.bar.querySelectorAll("button")];
    this.past = new Past(this.region);
    this.label();
    this.listen();
    this.start();
    source.before(this.box);
    source.hidden = true;
  }

  label() {
    const { source, region } = this;
    const label = source.labels[0];
    region.id = `${source.id}-editor`;
    region.setAttribute("aria-labelledby", label.id);
    this.bar.setAttribute("aria-controls", region.id);
    label.addEventListener("click", () => region.focus());
    const mirror = () => ["aria-describedby", "aria-invalid", "aria-required", "lang"].forEach((name) =>
      source.hasAttribute(name) ? region.setAttribute(name, source.getAttribute(name)) : region.removeAttribute(name));
    new MutationObserver(mirror).observe(source, { attributes: true });
    mirror();
  }

  listen() {
    const { region, bar } = this;
    region.addEventListener("input", () => this.changed());
    region.addEventListener("beforeinput", (event) => this.before(event));
    region.addEventListener("keydown", (event) => this.pressed(event));
    region.addEventListener("focus", () => this.entered());
    region.addEventListener("click", (event) => event.target.closest("button.note") && this.askNote(event.target.closest("button.note")));
    region.addEventListener("paste", (event) => this.pasted(event, event.clipboardData));
    region.addEventListener("dragstart", () => { this.moves = true; });
    region.addEventListener("dragend", () => { this.moves = false; });
    region.addEventListener("drop", (event) => this.dropped(event));
    document.addEventListener("selectionchange", () => this.selected() && this.showState());
    bar.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
    bar.addEventListener("click", (event) => this.chosen(event.target.closest("button")));
    bar.addEventListener("keydown", (event) => this.along(event));
  }

  /** Show what the field says: HTML that could not be sent, lines that came back with the page, or what was saved. */
  start() {
    const { source, as } = this;
    if (as.value === "html") this.show(source.value);
    else if (source.value === source.defaultValue) this.show(source.dataset.html);
    else this.convert({ lines: source.value }).then((html) => this.show(html), () => this.showText(source.value));
  }

  show(html) {
    this.region.replaceChildren(...nodesOf(html));
    if (!this.region.hasChildNodes()) this.region.append(blank());
  }

  showText(text) {
    this.region.replaceChildren(...text.split("\n").map((line) => Object.assign(blank(), { textContent: line })));
    this.changed();
  }

  changed() {
    this.source.value = this.region.innerHTML;
    this.as.value = "html";
  }

  /** Tell the form as typing does: the field has changed. */
  tell() {
    this.region.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  // Typing

  entered() {
    command("defaultParagraphSeparator", "p");
    command("styleWithCSS", false);
    if (!this.region.hasChildNodes()) this.region.append(blank());
  }

  before(event) {
    const kind = event.inputType;
    if (kind.startsWith("history")) {
      event.preventDefault();
      return this.run(kind === "historyUndo" ? "undo" : "redo");
    }
    if (kind.startsWith("format") && !FORMATS.includes(kind)) return event.preventDefault();
    this.past.mark(event.data === " " ? "space" : kind);
    const item = closest(getSelection().focusNode, "li");
    if (kind === "deleteContentBackward" && item && isAtStart(item)) {
      event.preventDefault();
      outdentItems();
      return this.tell();
    }
    const range = event.getTargetRanges()[0];
    if (range && blockOf(range.startContainer) !== blockOf(range.endContainer)) return this.replace(event, range);
    const isSpace = kind === "insertText" && event.data === " ";
    if (isSpace && this.beginList()) event.preventDefault();
    if (isSpace || kind === "insertParagraph") this.linkAddress();
  }

  /** Delete from one block into another, and go on with what was typed. */
  replace(event, range) {
    if (!event.cancelable || event.inputType === "insertCompositionText") return;
    event.preventDefault();
    join(this.region, range);
    if (event.inputType === "insertText") command("insertText", event.data);
    if (event.inputType === "insertParagraph") command("insertParagraph");
    this.tell();
  }

  /** Make a list of a line that begins with a bullet or a number. */
  beginList() {
    const { focusNode: node, focusOffset: offset, isCollapsed } = getSelection();
    const block = closest(node, "p, div:not([role])");
    if (!isCollapsed || node.nodeType !== Node.TEXT_NODE || !block || closest(node, "li")) return false;
    const typed = node.data.slice(0, offset);
    const marker = MARKERS.find(([pattern]) => pattern.test(typed));
    if (!marker || !block.textContent.startsWith(typed) || firstText(block) !== node) return false;
    node.deleteData(0, offset);
    if (!block.textContent) block.replaceChildren(document.createElement("br"));
    getSelection().collapse(block.firstChild.nodeType === Node.TEXT_NODE ? block.firstChild : block, 0);
    toggleList(this.region, marker[1]);
    this.tell();
    return true;
  }

  /** Make a link of an address that was just typed. */
  linkAddress() {
    const { focusNode: node, focusOffset: offset, isCollapsed } = getSelection();
    if (!isCollapsed || node.nodeType !== Node.TEXT_NODE || closest(node, "a")) return;
    const found = ADDRESS.exec(node.data.slice(0, offset));
    if (!found) return;
    const typed = node.splitText(found.index);
    const after = typed.splitText(found[1].length);
    const link = document.createElement("a");
    link.setAttribute("href", found[1]);
    typed.replaceWith(link);
    link.append(typed);
    getSelection().collapse(after, after.length);
    if (!after.length) caretAfter(link);
  }

  pressed(event) {
    if (event.altKey && event.key === "F10") {
      event.preventDefault();
      this.bar.querySelector("[tabindex='0']").focus();
    } else if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      const key = event.shiftKey ? `Shift ${event.code.replace(/Digit|Key/, "")}` : event.key;
      if (!(key in SHORTCUTS)) return;
      event.preventDefault();
      this.run(SHORTCUTS[key]);
    }
  }

  // The tools

  along(event) {
    const enabled = this.buttons;
    const at = enabled.indexOf(event.target.closest("button"));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: enabled.length - 1 }[event.key];
    if (event.key === "Escape") this.region.focus();
    if (to === undefined) return;
    event.preventDefault();
    this.rove(enabled.at(to % enabled.length)).focus();
  }

  rove(button) {
    for (const one of this.buttons) one.tabIndex = one === button ? 0 : -1;
    return button;
  }

  chosen(button) {
    if (!button) return;
    this.rove(button);
    if (button.getAttribute("aria-disabled") === "true") return;
    this.select();
    this.run(button.dataset.tool);
    if (!document.querySelector("dialog[open]")) this.region.focus();
  }

  run(tool) {
    if (tool === "undo" || tool === "redo") {
      if (this.past[tool]()) this.tell();
    } else if (tool === "link") this.askLink();
    else if (tool === "note") this.askNote(null);
    else this.change(() => this.form(tool));
    this.showState();
  }

  form(tool) {
    switch (tool) {
      case "bold": case "italic": return command(tool);
      case "bullets": return toggleList(this.region, "ul");
      case "numbers": return toggleList(this.region, "ol");
      case "indent": return indentItems();
      case "outdent": return outdentItems();
    }
  }

  /** Change the text as one step that can be undone. */
  change(make) {
    this.past.mark("change");
    make();
    this.tell();
  }

  showState() {
    const node = getSelection().focusNode;
    const item = closest(node, "li");
    const states = {
      bold: document.queryCommandState("bold"), italic: document.queryCommandState("italic"),
      bullets: closest(node, "ul, ol")?.nodeName === "UL", numbers: closest(node, "ul, ol")?.nodeName === "OL",
      link: Boolean(closest(node, "a")),
    };
    const disabled = { indent: !item?.previousElementSibling, outdent: !item };
    for (const button of this.buttons) {
      const { tool } = button.dataset;
      if (tool in states) button.setAttribute("aria-pressed", String(states[tool]));
      if (tool in disabled) button.setAttribute("aria-disabled", String(disabled[tool]));
    }
  }

  // Where the caret is

  /** Remember the selection when it is in this editor; tell whether it is. */
  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || !this.region.contains(selection.getRangeAt(0).commonAncestorContainer)) return false;
    this.range = selection.getRangeAt(0).cloneRange();
    return true;
  }

  /** Select again what was selected here last, else the end of the text. */
  select() {
    const isHere = this.range && this.region.contains(this.range.commonAncestorContainer);
    this.region.focus();
    if (isHere) return getSelection().setBaseAndExtent(this.range.startContainer, this.range.startOffset, this.range.endContainer, this.range.endOffset);
    getSelection().selectAllChildren(this.region);
    getSelection().collapseToEnd();
  }

  // Pasting

  pasted(event, data) {
    event.preventDefault();
    const html = data.getData("text/html");
    const lines = data.getData("text/plain");
    if (!html && !lines) return;
    this.selected();
    const light = html.replace(/<!--\[if gte [\s\S]*?<!\[endif\]-->/g, ""); // what Word tells itself
    if (light.length <= LARGEST) return this.insert(light ? { html: light } : { lines }, lines);
    this.insert({ lines }, lines, tools.dataset.long);
  }

  async insert(content, text, said = "") {
    const range = this.range;
    try {
      const nodes = nodesOf(await this.convert(content));
      this.range = range;
      this.select();
      if (content.lines?.startsWith(" ") && nodes[0]?.nodeName === "P") nodes[0].prepend(" ");
      this.change(() => insert(this.region, nodes));
      this.status.textContent = said;
    } catch {
      this.range = range;
      this.select();
      const lines = text.trim().split(/\s*\n\s*/).map((line) => Object.assign(document.createElement("p"), { textContent: line }));
      this.change(() => insert(this.region, lines));
      this.status.textContent = tools.dataset.plain;
    }
  }

  async convert(content) {
    const form = new FormData();
    for (const [name, value] of Object.entries(content)) form.set(name, value);
    form.set("csrfmiddlewaretoken", this.source.form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(tools.dataset.address, { method: "POST", body: form, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).html;
  }

  dropped(event) {
    if (this.moves) return; // within the editor: the browser's own
    const at = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    if (at) getSelection().setBaseAndExtent(at.startContainer, at.startOffset, at.startContainer, at.startOffset);
    this.pasted(event, event.dataTransfer);
  }

  // Links and notes

  askLink() {
    this.selected();
    const link = closest(getSelection().focusNode, "a");
    const dialog = document.getElementById("link-dialog");
    const { address, text } = dialog.querySelector("form").elements;
    address.value = link?.getAttribute("href").replace(/^mailto:/i, "") ?? "";
    text.value = link?.textContent ?? String(getSelection());
    text.parentElement.hidden = Boolean(text.value);
    address.oninput = () => address.setCustomValidity("");
    this.ask(dialog, Boolean(link), (said) => said === "remove" ? this.unlink(link) : this.link(link, addressOf(address.value), text.value));
    address.onchange = () => address.setCustomValidity(addressOf(address.value) ? "" : dialog.dataset.invalid);
  }

  link(link, address, text) {
    if (!address) return;
    const range = getSelection().getRangeAt(0);
    if (link) return link.setAttribute("href", address);
    if (!range.collapsed) return command("createLink", address);
    const made = document.createElement("a");
    made.setAttribute("href", address);
    made.textContent = text.trim() || address;
    insert(this.region, [made]);
  }

  unlink(link) {
    keepingSelection(() => link.replaceWith(...link.childNodes));
  }

  askNote(note) {
    if (!note) this.selected();
    const dialog = document.getElementById("note-dialog");
    const box = dialog.querySelector("[role=textbox]");
    box.replaceChildren(...nodesOf(note?.dataset.note ?? ""));
    this.ask(dialog, Boolean(note), (said) => this.note(note, said === "remove" || !box.textContent.trim() ? "" : box.innerHTML));
    getSelection().selectAllChildren(box);
    getSelection().collapseToEnd();
  }

  note(note, html) {
    if (note) caretAfter(note);
    else getSelection().collapseToEnd();
    if (html) insert(this.region, [noteOf(htmlOf(nodesOf(html)))]);
    note?.remove();
  }

  /** Open a dialog; what was said in it is done where the caret was. */
  ask(dialog, exists, done) {
    dialog.querySelector("[value=remove]").hidden = !exists;
    dialog.returnValue = "";
    dialog.onclose = () => {
      this.select();
      if (!dialog.returnValue) return;
      this.change(() => done(dialog.returnValue));
      getSelection().collapseToEnd();
    };
    dialog.showModal();
  }
}

/** Return the address somebody means, nothing when it is none. */
function addressOf(typed) {
  const text = typed.trim();
  const address = /^(https?:\/\/|mailto:)/i.test(text) ? text : /^[^\s@/]+@[^\s@/]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
  return URL.canParse(address) && /^https?:\/\/[^\s/?#]+\.[^\s]+$|^https?:\/\/localhost|^mailto:[^\s@]+@[^\s@]+$/i.test(address) ? address : "";
}

function begin(within) {
  for (const source of within.querySelectorAll("textarea.rich:not([hidden])")) new Editor(source);
}

if (tools) {
  const dialog = document.getElementById("note-dialog");
  dialog.querySelector("[role=textbox]").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    dialog.close("keep");
  });
  dialog.querySelector("[role=textbox]").addEventListener("paste", (event) => {
    event.preventDefault();
    command("insertText", event.clipboardData.getData("text/plain").replace(/\s+/g, " "));
  });
  begin(document);
  new MutationObserver((changes) => changes.some(({ addedNodes }) => addedNodes.length) && begin(document))
    .observe(document.getElementById("main"), { childList: true, subtree: true });
}
