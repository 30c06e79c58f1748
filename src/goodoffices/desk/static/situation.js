// Offers what is new since the last visit; the day of it stays in this browser. Without this, ?since= asks the same.
"use strict";
(() => {
  const line = document.querySelector("[data-visit]");
  const here = new URL(window.location.href);
  const key = `goodoffices visit ${here.searchParams.get("situation") || ""}`;
  const today = new Date().toISOString().slice(0, 10);
  let last = null;
  try {
    const kept = JSON.parse(window.localStorage.getItem(key) || "{}");
    last = kept.today === today ? kept.before : kept.today;
    window.localStorage.setItem(key, JSON.stringify({ today, before: last }));
  } catch {
    return; // no storage, or nothing of ours in it: the page says when it compares with
  }
  if (line && last && /^\d{4}-\d\d-\d\d$/.test(last)) {
    const link = line.querySelector("a");
    here.searchParams.set("since", last);
    link.href = here.pathname + here.search;
    link.textContent = `Since your last visit, ${last}`;
    line.hidden = false;
  }
})();
