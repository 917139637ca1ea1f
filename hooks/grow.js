(() => {
  document.body.offsetHeight;
  const [arrival] = performance.getEntriesByType("navigation");
  if (document.hidden || arrival?.type !== "navigate" || arrival.name.includes("#")) return;
  const script = document.currentScript;
  const marked = [script.classList, document.documentElement.classList];
  const ends = ["click", "keydown", "beforeprint"];
  let last = script;
  const show = (elements) => {
    for (let shown = 0; last.nextElementSibling && shown < elements; ) {
      last = last.nextElementSibling;
      last.dataset.shown = "";
      shown += last.getElementsByTagName("*").length + 1;
    }
    document.body.offsetHeight;
  };
  const end = () => {
    for (const classes of marked) classes.remove("growing");
    for (const type of ends) removeEventListener(type, end, true);
    dispatchEvent(new Event("grown"));
  };
  const step = () => {
    const start = performance.now();
    while (last.nextElementSibling && performance.now() - start < 8) show(100);
    if (!script.className) return;
    last.nextElementSibling || document.readyState === "loading" ? next() : end();
  };
  const next = () => requestAnimationFrame(() => setTimeout(step));
  for (const classes of marked) classes.add("growing");
  for (const type of ends) addEventListener(type, end, true);
  next();
})();
