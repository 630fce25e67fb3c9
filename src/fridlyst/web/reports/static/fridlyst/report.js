// The report: what the page shows when somebody else has written in the same place.
"use strict";

function showClash(event) {
  const room = event.target.querySelector("[data-clash]");
  if (room && event.detail.html) room.innerHTML = event.detail.html;
}

function clearClash(event) {
  event.target.querySelector("[data-clash]")?.replaceChildren();
  event.target.querySelector("[data-outdated]")?.remove();
}

function decide(event) {
  const button = event.target.closest("[data-mine], [data-theirs]");
  if (!button) return;
  const place = button.closest("[data-autosave]");
  const text = place.querySelector("textarea");
  if (button.dataset.theirs !== undefined) text.value = button.dataset.value;
  place.autosave.keepVersion(button.dataset.mine ?? button.dataset.theirs);
  place.autosave.later(0);
  text.focus();
}

document.addEventListener("fridlyst:refused", showClash);
document.addEventListener("fridlyst:saved", clearClash);
document.addEventListener("click", decide);
