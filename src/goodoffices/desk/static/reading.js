// Dropped files and folders are sent one by one; the list of jobs follows their reading.
"use strict";
(() => {
  const token = document.body.dataset.csrf;
  const form = document.querySelector("[data-drop]");
  const jobs = document.querySelector("#jobs");
  if (!token || !form || !jobs) return;
  for (const hint of document.querySelectorAll("[data-script]")) hint.hidden = false;
  let following = false;
  const pause = (time) => new Promise((done) => { setTimeout(done, time); });

  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return true;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#jobs");
    jobs.replaceChildren(...fresh.childNodes);
    return fresh.hasAttribute("data-busy");
  };

  const follow = async () => {
    if (following) return;
    following = true;
    while (await refresh()) await pause(700);
    following = false;
  };

  const send = async (file, name) => {
    const body = new FormData();
    for (const field of ["published", "source"]) body.append(field, form.elements[field].value);
    body.append("csrf", token);
    body.append("name", name.slice(-200));
    body.append("file", file, "file");
    const answer = await fetch("/read/begin", { method: "POST", body, redirect: "manual" });
    return answer.type === "opaqueredirect" || answer.ok;
  };

  const files = async (entry, found, path) => {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => { entry.file(done, failed); });
      if (!file.name.startsWith(".")) found.push([file, path + file.name]);
    } else if (entry.isDirectory) {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done, failed) => { reader.readEntries(done, failed); });
        if (!some.length) break;
        for (const one of some) await files(one, found, `${path}${entry.name}-`);
      }
    }
  };

  document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dropping"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const found = [];
    if (entries.length) for (const entry of entries) await files(entry, found, "");
    else for (const file of event.dataTransfer.files) found.push([file, file.name]);
    found.sort((one, other) => one[1].localeCompare(other[1]));
    const refused = [];
    for (const [file, name] of found) {
      while (!(await send(file, name))) {
        refused.push(name);
        await pause(2000);
        if (refused.length > 30) return;
      }
      follow();
    }
    follow();
  });
  form.addEventListener("submit", async (event) => {
    const file = form.elements.file.files[0];
    if (!file) return;
    event.preventDefault();
    if (await send(file, file.name)) { form.reset(); follow(); } else form.submit();
  });
  if (jobs.hasAttribute("data-busy")) follow();
})();
