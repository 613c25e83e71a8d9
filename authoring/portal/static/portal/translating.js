// A document's sentences: what the memory offers goes into its field, and nobody leaves without saving unawares.
// Without this script the page is a plain form.

"use strict";

for (const form of document.querySelectorAll("form.translating")) {
  const state = document.getElementById("state");
  let changed = false;

  form.addEventListener("input", () => {
    changed = true;
    state.textContent = form.dataset.unsaved;
  });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

  for (const button of form.querySelectorAll("[data-offers]")) {
    const field = document.getElementById(button.dataset.offers);
    button.hidden = field.readOnly;
    button.addEventListener("click", () => {
      field.value = button.parentElement.querySelector(".text").textContent;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    });
  }

  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}
