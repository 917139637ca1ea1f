// Pointing at, focusing or tapping an equation or a line of its code lights up both. Nothing scrolls.
(() => {
  const article = document.querySelector("article");
  if (!article) return;
  const equations = [...article.querySelectorAll(".equation")];
  const inCode = [...article.querySelectorAll('pre .eq-ref[href^="#"]')];
  const label = (link) => decodeURIComponent(link.hash.slice(1));
  let pointed = [];
  let focused = [];
  let shown = [];

  const light = () => {
    const wanted = new Set([...pointed, ...focused, ...shown]);
    for (const equation of equations) equation.classList.toggle("lit", wanted.has(equation.id));
    for (const link of inCode) link.classList.toggle("lit", wanted.has(label(link)));
  };

  const onLine = (code, y) => {
    const half = parseFloat(getComputedStyle(code).lineHeight) / 2;
    return inCode.filter((link) => {
      const { top, bottom } = link.getBoundingClientRect();
      return code.contains(link) && Math.abs(y - (top + bottom) / 2) <= half;
    });
  };

  const labelsAt = (target, y) => {
    const equation = target.closest(".equation");
    if (equation) return [equation.id];
    const code = target.closest("pre");
    if (code && y !== undefined) return onLine(code, y).map(label);
    const link = target.closest('.eq-ref[href^="#"]');
    return link ? [label(link)] : [];
  };

  const point = (event) => {
    const now = labelsAt(event.target, event.clientY);
    if (now.join() === pointed.join()) return;
    pointed = now;
    light();
  };
  const focus = (labels) => {
    focused = labels;
    light();
  };

  document.addEventListener("pointerdown", point);
  document.addEventListener("pointermove", (event) => event.pointerType !== "touch" && point(event));
  article.addEventListener("focusin", (event) => focus(labelsAt(event.target)));
  article.addEventListener("focusout", () => focus([]));
  article.addEventListener("bbh-light", ({ detail }) => {
    shown = detail; // labels that a piece is about
    light();
  });
})();
