// Fridlyst: what a script adds to pages that work without one.
"use strict";

const AUTOSAVE_DELAY = 900;
const RETRY_DELAY = 5000;

const clock = () => {
  const time = new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm" });
  return document.documentElement.lang === "en" ? time : `kl. ${time.replace(":", ".")}`;
};

// --- Saving as one types: data-autosave="address" on a form, or on a part of one, with <c-saved /> inside --

class Autosave {
  constructor(part) {
    this.part = part;
    this.form = part.closest("form");
    this.place = part.querySelector("[data-saved]");
    this.timer = 0;
    this.dirty = false;
    this.busy = false;
    this.failed = false;
    part.addEventListener("input", () => this.later(AUTOSAVE_DELAY));
    part.addEventListener("change", () => this.later(0));
    this.form.addEventListener("submit", () => { this.dirty = this.failed = false; clearTimeout(this.timer); });
    addEventListener("online", () => this.dirty && this.later(0));
    addEventListener("pagehide", () => this.lastTry());
    addEventListener("beforeunload", (event) => { if (this.failed || (this.dirty && !navigator.onLine)) event.preventDefault(); });
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

  get fields() {
    return [...this.part.querySelectorAll("input[name], select[name], textarea[name]")];
  }

  body() {
    const whole = new FormData(this.form);
    const own = new Set(["csrfmiddlewaretoken", ...this.fields.map((field) => field.name)]);
    for (const name of [...whole.keys()]) if (!own.has(name)) whole.delete(name);
    return whole;
  }

  send() {
    return fetch(this.part.dataset.autosave || this.form.action, {
      method: "POST",
      body: this.body(),
      headers: { "X-Fridlyst-Autosave": "1", Accept: "application/json" },
      credentials: "same-origin",
      redirect: "error",
    });
  }

  async answer(response) {
    if (response.status >= 500) return this.lost();
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    const told = isJson ? await response.json() : {};
    if (response.status === 401 || (response.status === 403 && !isJson)) return this.signedOut(told);
    if (!response.ok) return this.refused(told);
    this.failed = false;
    this.keepVersion(told.version);
    this.say(`${this.place?.dataset.done} ${clock()}`, "saved");
    this.tell("fridlyst:saved", told);
  }

  keepVersion(version) {
    const field = this.fields.find((one) => /(^|-)version$/.test(one.name));
    if (version !== undefined && field) field.value = version;
  }

  refused(told) {
    this.failed = true;
    this.say(told.message || this.place?.dataset.lost, "failed");
    this.tell("fridlyst:refused", told);
  }

  // Signing in again, in another tab, changes the token that a form must carry.
  async signedOut(told) {
    this.lost(told.message);
    const page = await fetch(location.href, { credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = fresh.querySelector("main [name=csrfmiddlewaretoken]")?.value;
    if (token && !page.redirected) this.form.elements.csrfmiddlewaretoken.value = token;
  }

  lost(message) {
    this.failed = true;
    this.say(message || this.place?.dataset.lost, "failed");
    this.tell("fridlyst:refused", {});
    this.later(RETRY_DELAY);
  }

  lastTry() {
    if (!this.dirty && !this.busy) return;
    clearTimeout(this.timer);
    navigator.sendBeacon(this.part.dataset.autosave || this.form.action, this.body());
    this.dirty = false;
  }

  tell(name, detail) {
    this.part.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
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

// A folded list of boxes says on its line what is chosen, also before it is saved.
function tellChosen(event) {
  const line = event.target.closest?.("details.folded")?.querySelector("summary");
  if (!line) return;
  const boxes = [...line.parentElement.querySelectorAll("input:checked")];
  const words = boxes.map((box) => Object.assign(document.createElement("span"), { className: "chosen", textContent: box.labels[0].textContent }));
  line.replaceChildren(...(words.length ? words : [line.dataset.none]), line.querySelector(".change"));
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
  for (const part of root.querySelectorAll("[data-autosave]")) if (!part.autosave && part.closest("form")) part.autosave = new Autosave(part);
  for (const area of root.querySelectorAll("[data-drop]")) readyDrop(area);
  for (const field of root.querySelectorAll("select[data-submit]")) field.addEventListener("change", () => field.form.requestSubmit());
  for (const field of root.querySelectorAll("[data-copy]")) field.addEventListener("focus", () => field.select());
  root.querySelector("[data-focus]")?.focus();
}

// On a phone the main menu is scrolled: where one is should be in view.
function showHere() {
  const here = document.querySelector(".ways [aria-current]");
  const ways = here?.closest(".ways");
  if (ways && ways.scrollWidth > ways.clientWidth) ways.scrollLeft = here.offsetLeft - ways.offsetLeft - (ways.clientWidth - here.offsetWidth) / 2;
}

showHere();
document.addEventListener("keydown", pressKey);
document.addEventListener("keydown", closeMenus);
document.addEventListener("click", closeMenus);
document.addEventListener("change", tellChosen);
document.addEventListener("allauth.error", tellKeyFailed);
document.addEventListener("htmx:afterSwap", (event) => ready(event.target));
ready(document);
