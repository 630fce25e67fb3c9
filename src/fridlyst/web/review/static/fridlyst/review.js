// Fridlyst: the review shows where the chosen proposal stands, in the document and in the list.
"use strict";

function showPlace() {
  const pane = document.querySelector("[data-pane]");
  const spot = pane?.querySelector("[data-spot]");
  if (!spot) return;
  const there = spot.getBoundingClientRect();
  const here = pane.getBoundingClientRect();
  pane.scrollTop += there.top - here.top - Math.max(24, (here.height - there.height) / 3);
}

function showChosen() {
  const chosen = document.querySelector("[data-current]");
  chosen?.scrollIntoView({ block: "nearest" });
  chosen?.querySelector("[data-heading], .form input:not([type=hidden]), .form textarea")?.focus({ preventScroll: true });
}

function placed() {
  showPlace();
  const picture = document.querySelector("[data-pane] img");
  if (picture && !picture.complete) picture.addEventListener("load", showPlace, { once: true });
}

document.addEventListener("htmx:afterSettle", () => { placed(); showChosen(); });
placed();
