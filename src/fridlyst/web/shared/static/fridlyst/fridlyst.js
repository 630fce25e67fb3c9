// Fridlyst: what a script adds to pages that work without one.
"use strict";

const AUTOSAVE_DELAY = 900;
const RETRY_DELAY = 5000;

const clock = () => new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");

// --- Saving as one types: <form data-autosave="address"> with <c-saved /> inside -------------------

class Autosave {
  constructor(form) {
    this.form = form;
    this.place = form.querySelector("[data-saved]");
    this.timer = 0;
    this.dirty = false;
    this.busy = false;
    form.addEventListener("input", () => this.later(AUTOSAVE_DELAY));
    form.addEventListener("change", () => this.later(0));
    form.addEventListener("submit", () => { this.dirty = false; clearTimeout(this.timer); });
    addEventListener("online", () => this.dirty && this.later(0));
    addEventListener("pagehide", () => this.lastTry());
    addEventListener("beforeunload", (event) => { if (this.dirty && !navigator.onLine) event.preventDefault(); });
  }

  later(delay) {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  async save() {
    if (this.busy) return this.later(AUTOSAVE_DELAY);
    this.busy = true;
    this.dirty = false;
    this.say(this.place?.dataset.saving, "saving");
    try {
      await this.answer(await this.send());
    } catch {
      this.lost();
    } finally {
      this.busy = false;
    }
  }

  send() {
    return fetch(this.form.dataset.autosave || this.form.action, {
      method: "POST",
      body: new FormData(this.form),
      headers: { "X-Fridlyst-Autosave": "1", Accept: "application/json" },
      credentials: "same-origin",
      redirect: "error",
    });
  }

  async answer(response) {
    if (response.status >= 500) return this.lost();
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    const told = isJson ? await response.json() : {};
    if (!response.ok) return this.say(told.message || this.place?.dataset.lost, "failed");
    this.keepVersion(told.version);
    this.say(`${this.place?.dataset.done} kl. ${clock()}`, "saved");
    this.form.dispatchEvent(new CustomEvent("fridlyst:saved", { bubbles: true, detail: told }));
  }

  keepVersion(version) {
    const field = this.form.elements.namedItem("version");
    if (version !== undefined && field) field.value = version;
  }

  lost() {
    this.say(this.place?.dataset.lost, "failed");
    this.later(RETRY_DELAY);
  }

  lastTry() {
    if (!this.dirty) return;
    clearTimeout(this.timer);
    const body = new FormData(this.form);
    navigator.sendBeacon(this.form.dataset.autosave || this.form.action, body);
    this.dirty = false;
  }

  say(words, state) {
    if (!this.place || !words) return;
    this.place.textContent = words;
    this.place.dataset.state = state;
  }
}

// --- Keys: <a data-key="j"> or <button data-key="e"> ------------------------------------------------

const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

function pressKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const key = event.key === "Enter" ? "enter" : event.key.toLowerCase();
  const wanted = document.querySelector(`[data-key="${CSS.escape(key)}"]:not([disabled])`);
  if (!wanted || (key === "enter" && event.target.closest("a, button, summary"))) return;
  event.preventDefault();
  wanted.matches("input, textarea, select") ? wanted.focus() : wanted.click();
}

// --- Small things -----------------------------------------------------------------------------------

function closeMenus(event) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (event.type === "keydown" ? event.key === "Escape" : !menu.contains(event.target)) {
      menu.open = false;
      if (event.type === "keydown") menu.querySelector("summary").focus();
    }
  }
}

function tellKeyFailed(event) {
  event.preventDefault();
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.dataset.kind = "error";
  notice.textContent = document.body.dataset.keyFailed;
  document.getElementById("notices").replaceChildren(notice);
}

function readyDrop(area) {
  const input = area.querySelector("input[type=file]");
  const mark = (over) => (event) => { event.preventDefault(); area.toggleAttribute("data-over", over); };
  area.addEventListener("dragover", mark(true));
  area.addEventListener("dragleave", mark(false));
  area.addEventListener("drop", (event) => {
    mark(false)(event);
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function ready(root) {
  for (const form of root.querySelectorAll("form[data-autosave]")) if (!form.autosave) form.autosave = new Autosave(form);
  for (const area of root.querySelectorAll("[data-drop]")) readyDrop(area);
  for (const field of root.querySelectorAll("select[data-submit]")) field.addEventListener("change", () => field.form.requestSubmit());
  root.querySelector("[data-focus]")?.focus();
}

document.addEventListener("keydown", pressKey);
document.addEventListener("keydown", closeMenus);
document.addEventListener("click", closeMenus);
document.addEventListener("allauth.error", tellKeyFailed);
document.addEventListener("htmx:afterSwap", (event) => ready(event.target));
ready(document);
