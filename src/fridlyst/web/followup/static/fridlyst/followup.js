// Answering: what the page shows while the parts of an answer are saved one by one.
"use strict";

const form = document.querySelector("form.answer");
const bar = form.querySelector("[data-bar]");
const refused = new Set();
let shownAsOf = 0;

// Parts are saved side by side, and what was counted first may be told last.
function showProgress(told) {
  if (told.read < shownAsOf) return;
  shownAsOf = told.read;
  bar.querySelector("[data-progress]").textContent = told.progress;
  bar.querySelector("progress").value = told.answered;
  const words = bar.querySelector("[data-saved]");
  words.textContent = refused.size ? "" : `${words.dataset.done} ${told.at}`;
}

function pointOnward() {
  const next = form.querySelector("[data-answerable]:not([data-answered], [hidden])");
  const onward = bar.querySelector("[data-onward]");
  onward.hash = next ? next.id : "helheten";
  onward.textContent = next ? onward.dataset.onward : onward.dataset.end;
}

function saved(event) {
  const part = event.target;
  refused.delete(part);
  part.querySelector("[data-clash]").replaceChildren();
  part.toggleAttribute("data-answered", isAnswered(part, event.detail));
  showShare(part, event.detail);
  showQuestion(part, event.detail);
  showProgress(event.detail);
  pointOnward();
}

function isAnswered(part, told) {
  return told.result === undefined ? part.querySelector("input[type=radio]:checked") !== null : told.result !== "";
}

function showShare(part, told) {
  const output = part.querySelector("[data-share-of]");
  if (output && told.result !== undefined) output.textContent = told.result || "–";
}

// An outcome far from the one before is saved, and asked about beside its field.
function showQuestion(part, told) {
  const odd = part.querySelector("[data-odd]");
  if (!odd || told.question === undefined) return;
  if (told.question) odd.querySelector("[data-odd-words]").textContent = told.question;
  if (told.question || !odd.querySelector("input").checked) odd.hidden = !told.question;
}

// Half a share is not yet an answer: it waits for the other number, and says so.
function holdHalf(event) {
  const numbers = event.target.closest(".share")?.querySelectorAll("input");
  if (!numbers) return;
  const filled = [...numbers].filter((field) => field.value.trim() !== "").length;
  if (filled !== 1) return;
  event.stopPropagation();
  const words = event.target.closest("[data-autosave]").querySelector("[data-saved]");
  words.textContent = event.target.closest(".share").dataset.half;
  words.dataset.state = "waiting";
}

function notSaved(event) {
  refused.add(event.target);
  bar.querySelector("[data-saved]").textContent = "";
  if (event.detail.html) event.target.querySelector("[data-clash]").innerHTML = event.detail.html;
}

function setField(part, name, value) {
  for (const field of part.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (field.type === "radio") field.checked = field.value === value;
    else if (field.type === "checkbox") field.checked = value.split(" ").includes(field.value);
    else field.value = value;
  }
}

function decide(event) {
  const button = event.target.closest("[data-mine], [data-theirs]");
  if (!button) return;
  const part = button.closest("[data-autosave]");
  if (button.dataset.theirs !== undefined) {
    for (const one of part.querySelectorAll("[data-stored]")) setField(part, one.dataset.stored, one.dataset.value);
  }
  fold();
  part.autosave.keepVersion(button.dataset.mine ?? button.dataset.theirs);
  part.autosave.later(0);
  part.querySelector("input:not([type=hidden]), textarea").focus();
}

// --- Questions that are asked only when something holds: folded away, with what stands in them kept ----------

const values = (name) =>
  [...form.querySelectorAll(`[name="${CSS.escape(name)}"]:checked`)].filter((field) => !field.closest("[hidden]")).map((field) => field.value);

function statusesFor(question) {
  if (question.dataset.aboutActivity === undefined) {
    return [...form.querySelectorAll('[name$="-status"]:checked')].map((field) => field.value);
  }
  return [...question.closest(".asked").querySelectorAll('.item:not(.question) [name$="-status"]:checked')].map((field) => field.value);
}

function isAsked(question) {
  const { statuses, on, values: wanted } = question.dataset;
  if (statuses && !statusesFor(question).some((status) => statuses.split(" ").includes(status))) return false;
  return !on || values(on).some((value) => wanted.split(" ").includes(value));
}

function fold() {
  const waiting = [...form.querySelectorAll("[data-depends]")];
  for (let changed = true, left = waiting.length; changed && left >= 0; left -= 1) {
    changed = false;
    for (const question of waiting) {
      const hidden = !isAsked(question);
      if (question.hidden !== hidden) [question.hidden, changed] = [hidden, true];
    }
  }
  pointOnward();
}

form.classList.add("folds");
form.addEventListener("change", fold);
fold();
form.addEventListener("fridlyst:saved", saved);
form.addEventListener("fridlyst:refused", notSaved);
form.addEventListener("click", decide);
for (const name of ["input", "change"]) form.addEventListener(name, holdHalf, true);
