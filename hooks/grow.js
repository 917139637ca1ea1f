(() => {
  document.body.offsetHeight;
  const [arrival] = performance.getEntriesByType("navigation");
  if (document.hidden || arrival?.type !== "navigate" || arrival.name.includes("#")) return;
  const marks = [document.currentScript, document.documentElement].map((element) => element.classList);
  for (const mark of marks) mark.add("growing");
  const ends = ["click", "keydown", "beforeprint"];
  let left;
  const show = (elements) => {
    for (let shown = 0; left.length && shown < elements; ) {
      const block = left.shift();
      block.classList.add("shown");
      shown += block.getElementsByTagName("*").length + 1;
    }
    document.body.offsetHeight;
  };
  const end = () => {
    show(Infinity);
    for (const mark of marks) mark.remove("growing");
    for (const type of ends) removeEventListener(type, end, true);
    dispatchEvent(new Event("grown"));
  };
  const step = () => {
    const start = performance.now();
    while (left.length && performance.now() - start < 8) show(100);
    left.length ? next() : end();
  };
  const next = () => requestAnimationFrame(() => setTimeout(step));
  addEventListener("DOMContentLoaded", () => {
    left = [...document.querySelectorAll(".growing ~ *, .md-footer")];
    for (const type of ends) addEventListener(type, end, true);
    next();
  });
})();
