// A sheet saves itself: every few seconds while somebody types, when a field is left, and when the page is.
// What cannot be sent stays in this browser and is sent later. Without this script the sheet is a plain form.

"use strict";

const PAUSE = 4000; // milliseconds after the last key
const HEARTBEAT = 20000; // how often others are told that we are here
const TOKEN = "csrfmiddlewaretoken";
const store = reachable("localStorage");
const session = reachable("sessionStorage");

class Sheet {
  constructor(form) {
    this.form = form;
    this.state = document.getElementById("state");
    this.changed = false;
    this.sending = false;
    const page = form.elements.page.value = crypto.getRandomValues(new Uint32Array(3)).join("-");
    this.shelf = `sheet ${location.pathname} ${form.dataset.person} `;
    this.key = this.shelf + page;
    form.addEventListener("input", () => this.touched());
    form.addEventListener("focusout", (event) => this.changed && !this.state.contains(event.relatedTarget) && this.save(true));
    form.addEventListener("change", (event) => event.target.files?.length && form.requestSubmit());
    form.addEventListener("submit", () => this.submitted());
    addEventListener("online", () => this.changed && this.save(true));
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    setInterval(() => { this.save(false); this.sendKept(); }, HEARTBEAT);
    this.greet();
    this.sendKept();
  }

  // Each sending counts on: the portal then knows which of this page's own came last, in whatever order they arrive.
  data() {
    this.form.elements.turn.value++;
    const data = new FormData(this.form);
    // A picture is sent by hand, or as soon as it is chosen.
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  }

  touched() {
    this.changed = true;
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(true), PAUSE);
  }

  keep() {
    const entries = [...this.data()].filter(([name]) => name !== TOKEN);
    try { store?.setItem(this.key, JSON.stringify(entries)); } catch { /* it is full */ }
  }

  async save(findings) {
    if (this.sending || this.conflict) return;
    this.sending = true;
    const typed = this.changed;
    this.changed = false;
    if (typed) this.say(this.form.dataset.saving);
    try {
      this.told(await this.send(this.data(), findings), typed);
    } catch (error) {
      this.changed = this.changed || typed;
      if (this.changed) this.failed(error);
    } finally {
      this.sending = false;
    }
  }

  async send(body, findings) {
    const address = this.form.action + (findings ? "?findings" : "");
    const headers = { Accept: "application/json" };
    const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" });
    // Somebody who signed in again in another window has another token there (403).
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new SignedOut();
    if (answer.status === 413) throw new TooLarge();
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  told(answer, typed) {
    this.form.elements.base.value = answer.base;
    this.others(answer.others);
    if (answer.findings) this.show(answer.findings);
    if (answer.conflict) return this.tell(answer.conflict);
    if (!this.changed) store?.removeItem(this.key);
    if (answer.newer) this.say(this.form.dataset.newer, "", location.href, this.form.dataset.show);
    else if (typed && !this.changed) this.say(this.form.dataset.saved, "good");
  }

  tell(address) {
    this.conflict = true;
    store?.removeItem(this.key);
    this.say(this.form.dataset.conflict, "error", address, this.form.dataset.compare);
  }

  failed(error) {
    if (error instanceof SignedOut) this.say(this.form.dataset.out, "error", location.href, this.form.dataset.signin);
    else if (error instanceof TooLarge) this.say(this.form.dataset.large, "error");
    else this.say(this.form.dataset.unsaved, "error");
  }

  others(names) {
    const line = document.getElementById("others");
    line.hidden = names.length === 0;
    const said = names.length ? line.dataset.message.replace("{names}", names.join(", ")) : "";
    if (line.textContent !== said) line.textContent = said;
  }

  show(findings) {
    for (const box of this.form.querySelectorAll(".findings")) {
      const ours = findings.filter((one) => one.place === box.dataset.place);
      box.replaceChildren(...ours.map(line));
      const field = box.id && this.form.elements[box.id.replace(/-findings$/, "")];
      if (field instanceof Element) field.toggleAttribute("aria-invalid", ours.length > 0);
      if (field instanceof Element && ours.length) field.setAttribute("aria-invalid", "true");
    }
  }

  say(text, kind = "", address = "", words = "") {
    this.state.className = `state ${kind}`;
    this.state.textContent = text;
    if (!address) return;
    const link = document.createElement("a");
    link.href = address;
    link.textContent = words;
    this.state.append(" ", link);
  }

  // What is sent by hand is kept, too, until a page shows that it has arrived.
  submitted() {
    clearTimeout(this.timer);
    this.keep();
    this.changed = false;
    this.left = true;
  }

  leave() {
    if (!this.changed || this.left || this.conflict) return;
    navigator.sendBeacon(this.form.action, this.data());
  }

  // Sends what earlier pages could not, as it stood there: upon what it was typed upon, so that it overwrites nothing.
  async sendKept() {
    const keys = Object.keys(store ?? {}).filter((key) => key.startsWith(this.shelf) && key !== this.key);
    for (const key of keys) await this.sendOne(key);
  }

  async sendOne(key) {
    const kept = JSON.parse(store?.getItem(key));
    if (this.hasArrived(kept)) return store?.removeItem(key);
    const body = new FormData();
    for (const [name, value] of [...kept, [TOKEN, this.form.elements[TOKEN].value]]) body.append(name, value);
    try {
      const answer = await this.send(body, false);
      store?.removeItem(key);
      if (answer.conflict) this.tell(answer.conflict);
      else if (String(answer.base) !== this.form.elements.base.value && !this.changed) this.showIt();
    } catch (error) {
      this.failed(error);
    }
  }

  // Whether this page shows what was kept: sent by hand, or by the last words on leaving.
  hasArrived(kept) {
    const { page, turn } = Object.fromEntries(kept);
    const { page: saved, turn: last } = this.form.dataset;
    return page === saved && Number(turn) <= Number(last);
  }

  showIt() {
    session?.setItem(this.shelf, "");
    location.reload();
  }

  greet() {
    if (typeof session?.getItem(this.shelf) !== "string") return;
    session?.removeItem(this.shelf);
    this.say(this.form.dataset.restored, "good");
  }
}

class SignedOut extends Error {}
class TooLarge extends Error {}

// A browser may forbid its store: nothing is kept there then.
function reachable(name) {
  try { return window[name]; } catch { return null; }
}

function line(finding) {
  const paragraph = document.createElement("p");
  paragraph.className = `finding ${finding.severity}`;
  const message = document.createElement("b");
  message.textContent = finding.message;
  paragraph.append(message, ` ${finding.hint}`);
  return paragraph;
}

const form = document.getElementById("sheet");
if (form) new Sheet(form);
