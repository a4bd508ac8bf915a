"use strict";
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const form = document.getElementById("filters");
  const rows = all("#table tbody tr");

  // A row fits where every filter that is set finds what it asks for.
  function fits(row, asked) {
    const has = (name) => !asked[name] || row.dataset[name].split(" ").includes(asked[name]);
    return has("type") && has("language") && has("verdict")
      && row.dataset.place.toLowerCase().includes(asked.place.trim().toLowerCase())
      && row.textContent.toLowerCase().includes(asked.words.trim().toLowerCase())
      && (!asked.from || (row.dataset.latest && row.dataset.latest >= asked.from))
      && (!asked.to || (row.dataset.earliest && row.dataset.earliest.slice(0, asked.to.length) <= asked.to));
  }

  function filter() {
    const asked = Object.fromEntries(new FormData(form));
    const shown = new Set(rows.filter((row) => fits(row, asked)).map((row) => row.dataset.event));
    for (const one of [...rows, ...all("article[data-event]")]) one.hidden = !shown.has(one.dataset.event);
    for (const bar of all(".bar")) bar.classList.toggle("dim", !shown.has(bar.dataset.event));
    for (const spot of all("a.spot")) {
      spot.classList.toggle("dim", !spot.dataset.events.trim().split(" ").some((id) => shown.has(id)));
    }
    document.getElementById("count").textContent = `${shown.size} of ${rows.length} events`;
  }

  function sort(button) {
    const head = button.closest("th");
    const up = head.getAttribute("aria-sort") !== "ascending";
    const column = [...head.parentNode.children].indexOf(head);
    const key = (row) => row.children[column].dataset.sort ?? row.children[column].textContent.trim();
    const order = (a, b) => (!key(a) - !key(b)) || (up ? 1 : -1) * key(a).localeCompare(key(b), undefined, {numeric: true});
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    document.querySelector("#table tbody").append(...rows.sort(order));
  }

  async function copy(button) {
    const code = button.parentNode.querySelector("code");
    try {
      await navigator.clipboard.writeText(button.dataset.row);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected: copy it now";
    }
  }

  // The words of a claim that a link points to; whatever is hidden by a filter comes back.
  function show() {
    const target = document.getElementById(location.hash.slice(1));
    const article = target?.closest("article[hidden]");
    if (article) { form.reset(); target.scrollIntoView(); }
    const claim = location.hash.startsWith("#c-") ? location.hash.slice(3) : "";
    for (const piece of all(".quoted")) piece.classList.toggle("on", piece.dataset.claims.split(" ").includes(claim));
  }

  if (form) {
    for (const kind of ["input", "change"]) form.addEventListener(kind, filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    for (const button of all(".sort")) button.addEventListener("click", () => sort(button));
    for (const spot of all("a.spot[href='#events']")) {
      spot.addEventListener("click", () => { form.elements.place.value = spot.dataset.place; filter(); });
    }
  }
  for (const button of all(".copy")) button.addEventListener("click", () => copy(button));
  addEventListener("hashchange", show);
  addEventListener("beforeprint", () => { for (const one of all("details")) one.open = true; });
  show();
})();
