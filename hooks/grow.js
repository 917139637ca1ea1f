(() => {
  const [arrival] = performance.getEntriesByType("navigation");
  const script = document.currentScript.dataset;
  const page = document.documentElement.dataset;
  const { fonts } = script;
  if (document.hidden || arrival?.type !== "navigate" || arrival.name.includes("#")) {
    if (fonts) document.write(fonts);
    return;
  }
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
    delete script.growing;
    delete page.growing;
    for (const sign of signs) removeEventListener(sign, end, true);
    dispatchEvent(new Event("grown"));
  };
  for (const sign of signs) addEventListener(sign, end, true);
  script.growing = page.growing = "";
  if (fonts) {
    document.head.insertAdjacentHTML("beforeend", fonts);
    const sheet = document.head.lastElementChild;
    const settled = new Promise((resolve) => {
      sheet.onload = sheet.onerror = resolve;
      setTimeout(resolve, 3000);
    });
    settled.then(next);
  } else next();
  document.body.offsetHeight;
})();
