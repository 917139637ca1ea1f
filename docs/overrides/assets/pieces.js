// What a reader moves comes when the page is painted, and no more than a screen away.
(() => {
  const { src } = document.currentScript;
  const prefix = "bbh-";
  const asked = new Set();

  const ask = (name) => {
    if (asked.has(name)) return;
    asked.add(name);
    const script = Object.assign(document.createElement("script"), { src: new URL(`pieces/${name}.js`, src) });
    document.head.append(script);
  };

  const look = (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) ask(target.localName.slice(prefix.length));
  };

  const begin = () => {
    const near = new IntersectionObserver(look, { rootMargin: "100%" });
    for (const element of document.querySelectorAll("article :not(:defined)")) {
      if (element.localName.startsWith(prefix)) near.observe(element);
    }
  };

  addEventListener("load", () => requestAnimationFrame(() => setTimeout(begin)));
})();
