// What is wrong with how the page can be used, as sentences; run in the page.
(() => {
  const SCRIPTS = [
    [/[\u0600-\u06FF]/, ["ar", "prs", "fa"]],
    [/[\u1200-\u137F]/, ["ti"]],
    [/[\u0400-\u04FF]/, ["uk"]],
    [/[\u0590-\u05FF]/, ["yi"]],
    [/[\u00C5\u00E5]/, ["sv", "sv-simple", "fi", "fit", "se", "smj", "sma"]],
  ];
  const name = (one) => `<${one.tagName.toLowerCase()} class="${one.className}"> ${(one.textContent || one.name || "").trim().slice(0, 50)}`;
  const seen = (one) => one.checkVisibility({ checkVisibilityCSS: true }) && one.getClientRects().length > 0;

  // Letters stand within an element that says their language (WCAG 3.1.1, 3.1.2). A name to look for on a
  // sign, in brackets, is a term.
  const languages = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const wrong = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const said = node.parentElement.closest("[lang]")?.lang ?? "";
      const words = node.data.replace(/\(\p{L}+\)/gu, "");
      for (const [letters, fit] of SCRIPTS) {
        if (letters.test(words) && !fit.includes(said)) wrong.push(`language: "${node.data.trim().slice(0, 50)}" in ${said}`);
      }
    }
    return wrong;
  };

  // At least 24 by 24 pixels, but for links within a sentence (WCAG 2.5.8).
  const targets = () => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter(seen).filter((one) => {
      const large = one.type === "radio" || one.type === "checkbox" ? one.closest("label") ?? one : one;
      const box = large.getBoundingClientRect();
      const parent = one.parentElement;
      const inline = getComputedStyle(one).display === "inline" && parent.textContent.trim().length > one.textContent.trim().length;
      return !inline && box.bottom > 0 && (box.width < 24 || box.height < 24);
    }).map((one) => `target: ${name(one)}`);

  // Text that its box cuts off (WCAG 1.4.4, 1.4.12).
  const clipped = () => [...document.body.querySelectorAll("*")].filter(seen).filter((one) => {
    const style = getComputedStyle(one);
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && style.position !== "absolute";
    return hides && one.textContent.trim() && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
  }).map((one) => `clipped: ${name(one)}`);

  const wide = () => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return over > 0 ? [`too wide by ${over}`] : [];
  };

  // Whoever has asked for less movement gets none (WCAG 2.3.3).
  const moving = () => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    const times = `${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat);
    return times.some((time) => time > 0.01);
  }).map((one) => `moves: ${name(one)}`);

  // What can be pressed has an edge where colours are the visitor's own.
  const edges = () => [...document.querySelectorAll("a.out, .button, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, textarea")]
    .filter(seen).filter((one) => {
      const style = getComputedStyle(one);
      const bordered = parseFloat(style.borderBlockEndWidth) > 0 && style.borderBlockEndStyle !== "none";
      return !bordered && !style.textDecorationLine.includes("underline");
    }).map((one) => `edge: ${name(one)}`);

  // The element that has the focus: shown, ringed, below the way out (WCAG 2.4.7, 2.4.11).
  const focused = () => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const out = document.querySelector("a.out").getBoundingClientRect();
    const box = one.getBoundingClientRect();
    const ringed = [one, one.closest("label")].filter(Boolean).some((each) => {
      const style = getComputedStyle(each);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    const wrong = [];
    if (!ringed) wrong.push(`no ring: ${name(one)}`);
    if (!one.matches(".out") && box.height && box.bottom <= out.bottom + 1) wrong.push(`hidden by the way out: ${name(one)}`);
    if (box.bottom < 0 || box.top > innerHeight) wrong.push(`out of view: ${name(one)}`);
    const all = [...document.querySelectorAll("*")];
    return { at: all.indexOf(one), wrong, first: one.matches(".out") };
  };

  window.survey = {
    standing: () => [...languages(), ...targets(), ...clipped(), ...wide()],
    spread: () => [...clipped(), ...wide()],
    moving, edges, focused,
  };
})();
