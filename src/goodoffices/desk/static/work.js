// Correcting in place: j and k move, a accepts, r rejects, e edits, x picks, m merges, s splits, u undoes.
"use strict";
(() => {
  const rows = [...document.querySelectorAll("main [data-finding]")];
  const token = document.body.dataset.csrf;
  if (!rows.length || !token) return;
  let here = rows.findIndex((row) => row.classList.contains("asked"));
  let last = null;

  const bar = document.createElement("div");
  bar.className = "bar";
  bar.setAttribute("role", "status");
  const said = document.createElement("span");
  const take = document.createElement("button");
  take.type = "button";
  take.textContent = "Undo (u)";
  take.hidden = true;
  const keys = document.createElement("span");
  for (const [key, what] of [["j k", "move"], ["a", "accept"], ["r", "reject"], ["e", "edit"], ["x", "pick"], ["m", "tell as one"], ["s", "tell apart"]]) {
    const one = document.createElement("kbd");
    one.textContent = key;
    keys.append(one, ` ${what}  `);
  }
  bar.append(said, take, keys);
  bar.hidden = true; // until somebody works here
  document.querySelector("main").append(bar);

  const place = document.querySelector(".pager, .report-head .actions");
  if (place && matchMedia("(hover: hover)").matches) {
    const hint = document.createElement("span");
    const key = document.createElement("kbd");
    hint.className = "hint quiet";
    key.textContent = "j";
    hint.append(" By keyboard: ", key, " goes to the first finding and shows the other keys.");
    place.append(hint);
  }

  const send = async (path, body) => {
    const answer = await fetch(`/api${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrf-token": token },
      body: JSON.stringify(body),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(`${told.error} ${told.remedy}`);
    return told;
  };

  const tell = (words) => { said.textContent = words; bar.hidden = false; };

  const mark = (row, verdict) => {
    row.classList.toggle("reviewed", Boolean(verdict));
    row.classList.toggle("unreviewed", !verdict);
    row.classList.toggle("gone", verdict === "rejected");
    const badge = row.querySelector(".review");
    if (badge) {
      const words = document.createElement("span");
      words.textContent = verdict || "unreviewed";
      badge.replaceChildren(words);
      badge.className = `review ${verdict || "unreviewed"}`;
    }
  };

  const judge = async (row, verdict) => {
    const before = row.classList.contains("reviewed") ? row.querySelector(".review")?.textContent : null;
    try {
      const told = await send(`/findings/${verdict}`, { finding: row.dataset.finding });
      mark(row, told.reviewed);
      last = { correction: told.correction, row, before };
      take.hidden = false;
      tell(told.said);
    } catch (error) { tell(error.message); }
  };

  const undo = async () => {
    if (!last) return;
    try {
      await send("/corrections/undo", { correction: last.correction });
      if (last.row) mark(last.row, last.before);
      tell("Taken back.");
      if (!last.row) location.reload();
      last = null;
      take.hidden = true;
    } catch (error) { tell(error.message); }
  };

  const edit = (row) => {
    const back = location.pathname + location.search;
    location.assign(`/correct?${new URLSearchParams({ finding: row.dataset.finding, back })}`);
  };

  const go = (to) => {
    if (here >= 0) rows[here].classList.remove("here");
    here = Math.max(0, Math.min(rows.length - 1, to));
    const row = rows[here];
    row.classList.add("here");
    bar.hidden = false;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  const picked = () => rows.filter((row) => row.classList.contains("picked")).map((row) => row.dataset.finding);

  const together = async (split) => {
    const events = picked();
    if (events.length < 2) { tell("Pick two events or more with x first."); return; }
    try {
      const told = split
        ? await send("/events/split", { event: events[0], others: events.slice(1) })
        : await send("/events/merge", { events });
      last = { correction: told.correction, row: null };
      take.hidden = false;
      tell(`${told.said} Load the page again to see it.`);
      for (const row of rows) row.classList.remove("picked");
    } catch (error) { tell(error.message); }
  };

  for (const row of rows) {
    const cell = row.querySelector("[data-actions]") || row;
    const work = document.createElement("span");
    work.className = "work";
    for (const [letter, what, act] of [["a", "Accept", () => judge(row, "accept")], ["r", "Reject", () => judge(row, "reject")], ["e", "Edit", () => edit(row)]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = letter;
      button.title = what;
      button.setAttribute("aria-label", `${what} this ${row.dataset.kind || "finding"}`);
      button.addEventListener("click", act);
      work.append(button);
    }
    cell.append(work);
  }
  take.addEventListener("click", undo);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const at = event.target.closest?.("[data-finding]");
    if (at) here = Math.max(here, rows.indexOf(at));
    const row = rows[here];
    switch (event.key) {
      case "j": go(here + 1); break;
      case "k": go(here - 1); break;
      case "a": if (row) judge(row, "accept"); break;
      case "r": if (row) judge(row, "reject"); break;
      case "e": if (row) edit(row); break;
      case "x": if (row) row.classList.toggle("picked"); break;
      case "m": together(false); break;
      case "s": together(true); break;
      case "u": undo(); break;
      default: return;
    }
    event.preventDefault();
  });

  // Words that are chosen in a story can be added as a finding.
  const story = document.querySelector("[data-report]");
  if (story) {
    const plus = document.createElement("button");
    plus.type = "button";
    plus.textContent = "Add what is selected (n)";
    plus.hidden = true;
    const chosen = () => {
      const range = getSelection();
      if (!range || range.isCollapsed || !story.contains(range.anchorNode)) return "";
      const copy = range.getRangeAt(0).cloneContents();
      for (const tag of copy.querySelectorAll("a.tag, .margin, .work")) tag.remove();
      return copy.textContent.trim();
    };
    const open = () => {
      const quote = chosen();
      if (!quote) return;
      const back = location.pathname + location.search;
      location.assign(`/correct?${new URLSearchParams({ report: story.dataset.report, quote, back })}`);
    };
    document.addEventListener("selectionchange", () => {
      plus.hidden = !chosen();
      if (!plus.hidden) bar.hidden = false;
    });
    plus.addEventListener("mousedown", (event) => event.preventDefault());
    plus.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      if (event.key === "n" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, textarea, select")) open();
    });
    bar.append(plus);
  }
})();
