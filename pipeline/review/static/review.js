"use strict";
/* Keys, focus and lights of the review page. Requests are htmx's; no text of the page is made here. */
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const idle = document.createElement("template");
  let column = "en", pending = null, lit = null;

  const show = (element) => element && element.scrollIntoView({ block: "nearest", behavior: "auto" });
  const focus = (element) => { if (element) { element.focus({ preventScroll: true }); show(element); } return Boolean(element); };
  const cellOf = (element) => element && element.closest ? element.closest(".cell") : null;
  const here = () => cellOf(document.activeElement);
  const cellAt = (place, lang) => one(`#cell-${place}-${lang}`);
  const placeOf = (cell) => cell.closest(".row").dataset.place;
  const dirty = () => all(".editor textarea").find((area) => area.value !== area.dataset.was);

  /* lights: a fact's words in all three texts, its places in the release, its card below the release */
  function unlight() {
    lit = null;
    all(".lit").forEach((element) => element.classList.remove("lit"));
  }
  function card(element) {
    const slot = one("#card");
    if (!slot) return;
    if (!idle.content.childNodes.length) idle.content.append(...[...slot.childNodes].map((node) => node.cloneNode(true)));
    slot.replaceChildren(...(element ? element : idle.content).cloneNode(true).childNodes);
  }
  function lightFact(id) {
    unlight();
    const source = document.getElementById(`card-${id}`);
    if (!source) return;
    lit = source.closest(".row").dataset.place;
    card(source);
    all(`mark[data-fact="${CSS.escape(id)}"]`).forEach((mark) => mark.classList.add("lit"));
    const spots = source.dataset.spots.split(" ").filter(Boolean).flatMap((spot) => all(`.spot[data-spot="${CSS.escape(spot)}"]`));
    spots.forEach((spot) => spot.classList.add("lit"));
    if (spots.length) spots[0].scrollIntoView({ block: "center" });
    else rest(source.closest(".row").dataset.place, true);
  }
  function lightSpot(spot) {
    unlight();
    all(`.spot[data-spot="${CSS.escape(spot)}"]`).forEach((element) => element.classList.add("lit"));
    const cards = all(".card").filter((element) => element.dataset.spots.split(" ").includes(spot));
    lit = cards.length ? cards[0].closest(".row").dataset.place : null;
    card(cards[0]);
    const marks = cards.flatMap((element) => all(`mark[data-fact="${CSS.escape(element.id.slice(5))}"]`));
    marks.forEach((mark) => mark.classList.add("lit"));
    show(marks[0]);
  }
  /* the sentences of the release that a row rests on */
  function rest(place, move) {
    all(".release .on").forEach((element) => element.classList.remove("on"));
    all(".row.on").forEach((row) => row.classList.remove("on"));
    const row = one(`#row-${place}`);
    if (row) row.classList.add("on");
    const spans = all(`.release [data-places~="${CSS.escape(place)}"]`);
    spans.forEach((span) => span.classList.add("on"));
    if (move && spans.length) spans[0].scrollIntoView({ block: "center" });
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-fact], mark[data-finding]");
    if (mark) {
      if (mark.dataset.fact) lightFact(mark.dataset.fact);
      else focus(document.getElementById(`finding-${mark.dataset.finding}`));
      return;
    }
    const spot = event.target.closest(".spot");
    if (spot) { lightSpot(spot.dataset.spot); return; }
    const restore = event.target.closest("[data-restore]");
    if (restore) {
      const area = one("textarea", restore.closest("form"));
      area.value = restore.dataset.restore;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      area.focus();
      return;
    }
    if (event.target.closest("[data-help]")) one("#help").showModal();
    const cell = event.target.closest(".cell:not(.editing)");
    if (cell && !event.target.closest("button, a, input, summary, details") && !String(getSelection())) cell.focus({ preventScroll: true });
    all("details.menu[open]").filter((menu) => !menu.contains(event.target)).forEach((menu) => { menu.open = false; });
  });
  document.addEventListener("dblclick", (event) => {
    const cell = event.target.closest(".cell:not(.editing)");
    if (cell && !event.target.closest("button, input, summary, .findings")) one(".edit", cell).click();
  });
  document.addEventListener("focusin", (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    column = cell.dataset.lang;
    if (lit !== null && lit !== placeOf(cell)) { unlight(); card(null); }
    rest(placeOf(cell), !event.target.matches("mark"));
    if (event.target.matches(".finding") && event.target.dataset.key) {
      const key = CSS.escape(event.target.dataset.key), row = cell.closest(".row");
      const source = one(`.card[data-findings~="${key}"]`, row), mark = one(`mark[data-finding="${key}"]`, cell);
      unlight();
      if (source) lightFact(source.id.slice(5)); else card(null);
      if (mark) mark.classList.add("lit");
    }
  });

  /* one text at a time is edited; nothing typed is thrown away by a swap or by leaving */
  document.addEventListener("htmx:before:request", (event) => {
    const source = event.detail.ctx.sourceElement;
    const area = dirty();
    if (area && source.matches("[data-cancel]") && !confirm(source.dataset.confirm)) { event.preventDefault(); focus(area); return; }
    if (!area || area.closest(".row").contains(source) && (source.closest(".editor") || source.matches("textarea, [data-cancel], [data-leave]"))) return;
    const target = event.detail.ctx.target;
    if (source.matches(".edit, .use") || (target && target.contains && target.contains(area))) {
      event.preventDefault();
      focus(area);
    }
  });
  addEventListener("beforeunload", (event) => { if (dirty()) event.preventDefault(); });

  document.addEventListener("htmx:before:swap", () => {
    const cell = here();
    if (cell) pending = [placeOf(cell), cell.dataset.lang];
  });
  document.addEventListener("htmx:after:swap", () => {
    const fresh = one(".editor textarea:not([data-met])");
    if (fresh) {
      fresh.dataset.met = "1";
      fresh.focus();
      fresh.setSelectionRange(fresh.value.length, fresh.value.length);
      show(fresh.closest(".cell, .conflict"));
    } else if (document.activeElement.matches(".editor textarea")) {
      const cell = here();
      if (cell && cell.offsetHeight < one(".sheet").clientHeight - 80) show(cell);
    } else if (pending && (document.activeElement === document.body || !document.activeElement)) {
      focus(cellAt(...pending));
    }
    pending = null;
    if (lit !== null && !one("mark.lit")) { unlight(); card(null); }
    keep();
    fade();
  });
  /* a choice filters at once; some browsers and aids tell it by "change" alone, without the "input" of the form's trigger */
  document.addEventListener("change", (event) => {
    if (event.target.matches("form.filters select")) event.target.form.requestSubmit();
  });
  /* the filters stand in the address: they outlive a reload, a change of language and the way back */
  function keep() {
    const form = one("form.filters");
    if (!form) return;
    const given = [...new FormData(form)].filter(([name, value]) => value && !(name === "sort" && value === "order"));
    const address = given.length ? `/?${new URLSearchParams(given)}` : "/";
    window.history.replaceState(null, "", address);
    all("input[name=back]").forEach((input) => { input.value = address; });
  }
  function fade() {
    const note = one("#notice p:not(.bad)");
    if (note) setTimeout(() => note.remove(), 4000);
  }

  /* keys: by what the key writes, or by where it lies while a Korean or Chinese input method is on */
  const places = { BracketLeft: "[", BracketRight: "]", Slash: "/" };
  function keyOf(event) {
    if (event.key !== "Process" && (event.key.length > 1 || event.key <= "~")) return event.key;
    if (/^Key[A-Z]$/.test(event.code)) return event.shiftKey ? event.code[3] : event.code[3].toLowerCase();
    return event.code === "Slash" && event.shiftKey ? "?" : places[event.code] || event.key;
  }
  const cells = () => all(`.cell[data-lang="${column}"]`);
  function step(list, by, at) {
    if (!list.length) return false;
    const index = list.indexOf(at);
    const next = index < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, index + by));
    return focus(list[next]);
  }
  function across(by) {
    const order = ["ko", "en", "zh"], cell = here();
    const next = order[Math.min(2, Math.max(0, order.indexOf(column) + by))];
    column = next;
    return focus(cell ? cellAt(placeOf(cell), next) : cells()[0]);
  }
  function walk(selector, by) {
    const list = all(selector), active = document.activeElement;
    const at = list.indexOf(active);
    if (at >= 0) return focus(list[(at + by + list.length) % list.length]);
    const after = list.find((item) => active.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
    return focus(by > 0 ? after || list[0] : list[list.length - 1]);
  }
  function finding() {
    const active = document.activeElement.closest(".finding");
    return active || one(".finding.block:not(.overruled), .finding.warn", here() || document);
  }
  function overrule() {
    const details = one("details.judge", finding() || document.createElement("i"));
    if (!details) return false;
    details.open = true;
    return focus(one("input[name=reason]", details));
  }
  function press(selector, root) {
    const button = root && one(selector, root);
    if (button) button.click();
    return Boolean(button);
  }
  function light() {
    const active = document.activeElement;
    if (active.matches("mark")) { active.click(); return true; }
    const cell = here();
    if (!cell) return false;
    const mark = one("mark[data-fact]", cell);
    if (mark) mark.click(); else rest(placeOf(cell), true);
    return true;
  }
  function facts(by) {
    const root = here() ? here().closest(".row") : document;
    const list = all(`.cell[data-lang="${column}"] mark[data-fact]`, root);
    if (!list.length) return false;
    const at = list.indexOf(document.activeElement);
    const next = list[(at + by + list.length) % list.length];
    focus(next);
    next.click();
    return true;
  }
  const brief = {
    j: () => step(cells(), 1, here()), k: () => step(cells(), -1, here()),
    h: () => across(-1), l: () => across(1), ArrowLeft: () => across(-1), ArrowRight: () => across(1),
    n: () => walk(".finding[data-key]:not(.overruled)", 1), p: () => walk(".finding[data-key]:not(.overruled)", -1),
    f: () => facts(1), F: () => facts(-1), Enter: light,
    e: () => press("button.edit", here()), o: overrule, c: () => press("[data-accept]", finding()),
    a: () => press("[data-approve]", one("#bar")),
  };
  const entries = () => all(".entries a");
  const list = {
    j: () => step(entries(), 1, document.activeElement), k: () => step(entries(), -1, document.activeElement),
    "/": () => { const box = one("#search"); box.focus(); box.select(); return true; },
  };
  function leave(event) {
    const cancel = one(".editor textarea") && one("[data-cancel]");
    const judging = document.activeElement.closest("details.judge[open]");
    if (all("details.menu[open]").length) all("details.menu[open]").forEach((menu) => { menu.open = false; });
    else if (judging) { judging.open = false; focus(judging.closest(".finding")); }
    else if (document.activeElement.closest(".editor") && cancel) press("[data-cancel]", document.activeElement.closest(".editor"));
    else if (document.activeElement.matches("#search")) step(entries(), 1, null);
    else { unlight(); card(null); if (document.activeElement.matches("mark, .finding")) focus(here()); one("#notice p")?.remove(); return; }
    event.preventDefault();
  }
  document.addEventListener("keydown", (event) => {
    if (one("#help[open]") || event.isComposing) return;
    if (event.key === "Escape") { leave(event); return; }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = document.activeElement.closest(".editor");
      if (form) { form.requestSubmit(); event.preventDefault(); }
      return;
    }
    const key = keyOf(event);
    if (event.ctrlKey || event.metaKey || event.altKey || document.activeElement.matches("input, textarea, select")) return;
    if (event.key === "Enter" && document.activeElement.matches("a, button, summary")) return;
    const linked = all("[data-key]").find((element) => element.dataset.key === key && element.matches("a[href]"));
    const known = document.body.classList.contains("page-brief") ? brief : document.body.classList.contains("page-list") ? list : {};
    let done = false;
    if (key === "?") { one("#help").showModal(); done = true; }
    else if (known[key]) done = known[key]();
    else if (linked) { linked.click(); done = true; }
    if (done) event.preventDefault();
  });

  document.addEventListener("DOMContentLoaded", () => {
    fade();
    if (document.body.classList.contains("page-brief")) {
      const open = one(".cell .finding.block:not(.overruled)") || one(".cell .finding.warn");
      focus(open ? cellOf(open) : cellAt(0, "en"));
    } else if (document.body.classList.contains("page-list") && document.activeElement === document.body) {
      const back = sessionStorage.getItem("hanbrief-last");
      focus(entries().find((entry) => entry.pathname === back) || entries()[0]);
    }
    if (location.pathname.startsWith("/b/")) sessionStorage.setItem("hanbrief-last", location.pathname.replace(/\/history$/, ""));
  });
})();
