// Ticks for the chapters that were read and the questions that were answered, kept in this browser only,
// under one key: {"read": {"chain-rule": true, …}, "answered": {…}}. What else is in there stays as it is.
(() => {
  const KEY = "backprop-by-hand";
  let storage;
  try {
    storage = localStorage;
  } catch {
    return; // The reader's browser keeps nothing, so there is nothing to show.
  }
  const course = JSON.parse(document.getElementById("course").textContent);
  const button = document.querySelector(".chapter-done button");
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  const parsed = (text) => {
    try {
      const saved = JSON.parse(text ?? "{}");
      const known = [saved, saved?.read ?? {}, saved?.answered ?? {}];
      return known.every(isObject) ? saved : null;
    } catch {
      return null;
    }
  };

  // A record that cannot be read is taken along, word for word, when a new one begins.
  const change = (list, name, done) => {
    const text = storage.getItem(KEY);
    const saved = parsed(text) ?? { unreadable: text };
    saved[list] = { ...saved[list], [name]: true };
    if (!done) delete saved[list][name];
    storage.setItem(KEY, JSON.stringify(saved));
  };
  globalThis.kept = { change, saved: () => parsed(storage.getItem(KEY)) ?? {} };

  const chapterOf = (link) => {
    const folders = new URL(link.href).pathname.replace(/index\.html$/, "").split("/");
    const [name, part] = folders.filter(Boolean).reverse();
    return part !== "practice" && course.chapters.includes(name) ? name : null;
  };

  const tick = (element, read) => {
    const mark = element.querySelector(".read-mark");
    if (!read) mark?.remove();
    if (!read || mark) return;
    element.insertAdjacentHTML("beforeend", '<span class="read-mark" role="img">✓</span>');
    element.lastElementChild.setAttribute("aria-label", course.texts.read);
  };

  const tickOnMap = (name, read) => {
    const box = document.getElementById(`fig-course_map-chapter-${name}`);
    box?.querySelector(".read-mark")?.remove();
    if (!box?.getClientRects().length || !read) return;
    const { x, y, width } = box.getBBox();
    const mark = document.createElementNS("http://www.w3.org/2000/svg", "path");
    mark.setAttribute("class", "read-mark");
    mark.setAttribute("d", `M${x + width - 17} ${y + 9}l4 4 7-8`);
    box.append(mark);
  };

  const links = document.querySelectorAll('.md-nav--primary a.md-nav__link:not([href^="#"])');
  const sidebar = [...links].filter(chapterOf);
  const list = [...document.querySelectorAll(".course-list li")];
  const part = (link) => link.closest(".md-nav__item--section");
  const parts = [...new Set(sidebar.map(part).filter(Boolean))].map((section) => {
    const count = document.createElement("span");
    count.className = "read-count";
    section.querySelector("label .md-ellipsis").append(count);
    return { count, names: sidebar.filter((link) => part(link) === section).map(chapterOf) };
  });

  const countOf = (names, done, said = course.texts.count) => {
    const count = names.filter((name) => done[name]).length;
    return count ? said.replace("{read}", count).replace("{total}", names.length) : "";
  };

  const showNext = (read, said) => {
    const line = document.querySelector(".course-progress");
    if (!line) return;
    const next = said.length && list.find((item) => !read[chapterOf(item.querySelector("a"))]);
    line.textContent = said.map((sentence) => `${sentence}. `).join("");
    if (!next) return;
    const link = next.querySelector("a").cloneNode(true);
    link.querySelector(".read-mark")?.remove();
    line.append(`${course.texts.go_on} `, link);
  };

  const show = () => {
    const saved = parsed(storage.getItem(KEY));
    const read = saved?.read ?? {};
    const said = countOf(course.chapters, read);
    for (const { count, names } of parts) count.textContent = countOf(names, read);
    for (const link of sidebar) tick(link, read[chapterOf(link)]);
    for (const item of list) tick(item, read[chapterOf(item.querySelector("a"))]);
    for (const name of course.chapters) tickOnMap(name, read[name]);
    const answered = countOf(course.questions ?? [], saved?.answered ?? {}, course.texts.answered);
    showNext(read, [said, answered].filter(Boolean));
    if (!button) return;
    button.setAttribute("aria-pressed", Boolean(read[button.dataset.chapter]));
    button.nextElementSibling.textContent = saved ? said : course.texts.unreadable;
    button.parentElement.classList.add("ready");
  };

  button?.addEventListener("click", () => {
    change("read", button.dataset.chapter, button.getAttribute("aria-pressed") !== "true");
    show();
  });
  addEventListener("storage", (event) => [KEY, null].includes(event.key) && show());
  addEventListener("pageshow", (event) => event.persisted && show());
  show();
})();
