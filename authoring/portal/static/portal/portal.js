// A sheet saves itself: every few seconds while somebody types, when a field is left, and when the page is.
// What cannot be sent stays in this browser and is sent later. Without this script the sheet is a plain form.

"use strict";

const PAUSE = 4000; // milliseconds after the last key
const HEARTBEAT = 20000; // how often others are told that we are here

class Sheet {
  constructor(form) {
    this.form = form;
    this.state = document.getElementById("state");
    this.key = `sheet ${location.pathname}`;
    this.changed = false;
    this.sending = false;
    form.addEventListener("input", () => this.touched());
    form.addEventListener("focusout", () => this.changed && this.save(true));
    form.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("online", () => this.changed && this.save(true));
    addEventListener("pagehide", () => this.leave());
    setInterval(() => this.save(false), HEARTBEAT);
    this.restore();
  }

  data() {
    const data = new FormData(this.form);
    // A picture is sent when its sheet is saved by hand.
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
    const entries = [...this.data()].filter(([name]) => name !== "csrfmiddlewaretoken");
    try { localStorage.setItem(this.key, JSON.stringify(entries)); } catch { /* a full or forbidden store */ }
  }

  async save(findings) {
    if (this.sending || this.conflict) return;
    this.sending = true;
    const typed = this.changed;
    this.changed = false;
    if (typed) this.say(this.form.dataset.saving);
    try {
      const answer = await fetch(this.form.action + (findings ? "?findings" : ""), {
        method: "POST", body: this.data(), headers: { Accept: "application/json" }, redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      this.told(await answer.json(), typed);
    } catch {
      this.changed = this.changed || typed;
      if (this.changed) this.say(this.form.dataset.unsaved, "error");
    } finally {
      this.sending = false;
    }
  }

  told(answer, typed) {
    this.form.elements.base.value = answer.base;
    this.others(answer.others);
    if (answer.findings) this.show(answer.findings);
    if (answer.conflict) return this.tell(answer.conflict);
    if (this.changed) return;
    localStorage.removeItem(this.key);
    if (typed) this.say(this.form.dataset.saved, "good");
  }

  tell(address) {
    this.conflict = true;
    localStorage.removeItem(this.key);
    const link = document.createElement("a");
    link.href = address;
    link.textContent = this.form.dataset.compare;
    this.say(this.form.dataset.conflict, "error");
    this.state.append(" ", link);
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

  say(text, kind = "") {
    this.state.className = `state ${kind}`;
    this.state.textContent = text;
  }

  submitted(event) {
    clearTimeout(this.timer);
    this.changed = false;
    this.left = true;
    if (event.submitter?.value.startsWith("remove:")) this.keep();
    localStorage.removeItem(this.key);
  }

  leave() {
    if (!this.changed || this.left || this.conflict) return;
    navigator.sendBeacon(this.form.action, this.data());
  }

  restore() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(this.key)); } catch { /* not ours */ }
    if (!Array.isArray(kept)) return;
    const rows = kept.filter(([name]) => name === "row").map(([, value]) => value);
    const here = [...this.form.querySelectorAll("input[name=row]")].map((input) => input.value);
    const isWhole = rows.length === here.length && rows.every((value, place) => value === here[place]);
    if (!isWhole) return;
    for (const [name, value] of kept) {
      const field = this.form.elements[name];
      if (field instanceof Element && (field.type !== "hidden" || name.endsWith(".as")) && field.type !== "file" && field.value !== value) {
        field.value = value;
        this.changed = true;
      }
    }
    if (!this.changed) return;
    // Saved upon what it was typed upon, so that nothing of somebody else's is overwritten.
    const base = kept.find(([name]) => name === "base");
    if (base) this.form.elements.base.value = base[1];
    this.say(this.form.dataset.restored);
    this.save(true);
  }
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
