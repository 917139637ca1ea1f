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
  let awaited = Boolean(fonts);
  const parsed = (block) => block.nextElementSibling || document.readyState !== "loading";
  const legible = (block) => !awaited || (parsed(block) && !block.querySelector(".katex"));
  const show = (block) => {
    last = block;
    block.dataset.shown = "";
    document.body.offsetHeight;
  };
  const step = () => {
    const start = performance.now();
    let block = last.nextElementSibling;
    while (block && legible(block) && performance.now() - start < 12) {
      show(block);
      block = last.nextElementSibling;
    }
    if (block || document.readyState === "loading") next();
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
    const arrived = () => (awaited = false);
    sheet.onload = sheet.onerror = arrived;
    setTimeout(arrived, 3000);
  }
  next();
  document.body.offsetHeight;
})();
