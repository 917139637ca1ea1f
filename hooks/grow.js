(() => {
  document.body.offsetHeight;
  const [arrival] = performance.getEntriesByType("navigation");
  if (document.hidden || arrival?.type !== "navigate" || arrival.name.includes("#")) return;
  const script = document.currentScript.dataset;
  const page = document.documentElement.dataset;
  const signs = ["click", "keydown", "beforeprint"];
  let last = document.currentScript;
  const show = () => {
    last = last.nextElementSibling;
    last.dataset.shown = "";
    document.body.offsetHeight;
  };
  const step = () => {
    const start = performance.now();
    while (last.nextElementSibling && performance.now() - start < 12) show();
    if (last.nextElementSibling || document.readyState === "loading") next();
    else end();
  };
  const next = () => "growing" in page && requestAnimationFrame(() => setTimeout(step));
  const end = () => {
    delete page.growing;
    for (const sign of signs) removeEventListener(sign, showAll, true);
    dispatchEvent(new Event("grown"));
  };
  const showAll = () => {
    delete script.growing;
    end();
  };
  for (const sign of signs) addEventListener(sign, showAll, true);
  script.growing = page.growing = "";
  next();
})();
