// The way out and the quiet history. Every page works without this.
"use strict";
(() => {
  const away = document.querySelector(".out")?.dataset.out;
  let shifts = [];

  // Blank first, then gone: nothing is left to read while the other page is fetched, or if it cannot be.
  const leave = (event) => {
    if (!away) return;
    event?.preventDefault();
    document.body.replaceChildren();
    try {
      window.top.location.replace(away);
    } catch {
      location.replace(away);
    }
  };

  // Inside moves take the place of the page they leave, so that Back leads out of these pages.
  const follow = (event, link) => {
    const to = new URL(link.href, location);
    const inside = to.origin === location.origin && to.protocol === location.protocol;
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!inside || !plain || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    location.replace(to);
    const part = to.hash && document.getElementById(decodeURIComponent(to.hash.slice(1)));
    if (part && to.pathname === location.pathname) part.focus({ preventScroll: true });
  };

  // A form is sent beside the page, and its answer takes the page's place: no entry, no sent form to repeat.
  const send = async (event) => {
    const form = event.target;
    const whole = form.getAttribute("enctype") !== "multipart/form-data" && !form.target;
    if (event.defaultPrevented || form.method !== "post" || !whole) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    try {
      const data = new FormData(form);
      if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
      const answer = await fetch(form.getAttribute("action") || location.href, {
        method: "POST", body: new URLSearchParams(data), credentials: "omit",
        cache: "no-store", referrerPolicy: "no-referrer",
      });
      if (answer.redirected) return location.replace(answer.url);
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      form.submit();
    }
  };

  const show = (page) => {
    const fresh = page.querySelector("main");
    const old = document.querySelector("main");
    if (!fresh || !old) throw new Error("not a page of ours");
    old.replaceWith(document.adoptNode(fresh));
    const heading = fresh.querySelector("h1") || fresh;
    heading.tabIndex = -1;
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  };

  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") shifts = [];
    else if (!event.repeat) shifts = [...shifts.slice(-2), event.timeStamp];
    if (shifts.length === 3 && shifts[2] - shifts[0] < 2000) leave(event);
  }, true);
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.matches(".out")) leave(event);
    else if (link && !event.defaultPrevented) follow(event, link);
  });
  addEventListener("submit", send);
  // A page brought back from memory is asked for anew: what was sent must not stand there again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.body.replaceChildren();
    location.reload();
  });
})();
