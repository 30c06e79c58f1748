// Links each mark in a story with its note beside it, for the pointer and the keyboard alike.
"use strict";
(() => {
  const own = (finding) => document.querySelectorAll(`[data-marks~="${CSS.escape(finding)}"]`);
  const show = (event, on) => {
    const at = event.target instanceof Element ? event.target.closest("[data-marks]") : null;
    if (!at) return;
    for (const finding of at.dataset.marks.split(" ")) {
      for (const one of own(finding)) one.classList.toggle("on", on);
    }
  };
  const story = document.querySelector(".story");
  if (!story) return;
  for (const name of ["mouseover", "focusin"]) story.addEventListener(name, (e) => show(e, true));
  for (const name of ["mouseout", "focusout"]) story.addEventListener(name, (e) => show(e, false));
})();
