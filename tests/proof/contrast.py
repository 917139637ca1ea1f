"""Contrast takes axe two thirds of its time: a few texts of each colour, size and ground will do.

A few, for axe passes over a text that is hidden, covered, disabled or one letter long.
"""

SOME_OF_EACH_KIND = """(axe, root) => {
  const mark = "data-of-its-kind", grounds = new Map([[null, ""]]), count = new Map();
  const judged = element => {
    const control = element.closest("label")?.control ?? element;
    const visible = element.checkVisibility({ visibilityProperty: true });
    return visible && element.getBoundingClientRect().width > 1 && !control.closest(":disabled");
  };
  for (const element of root.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const own = [style.backgroundColor, style.backgroundImage, style.opacity].join();
    const below = grounds.get(element.parentElement);
    grounds.set(element, own === "rgba(0, 0, 0, 0),none,1" ? below : `${below} ${own}`);
    const { color, fontSize, fontWeight } = style;
    const kind = [color, fontSize, fontWeight, grounds.get(element)].join();
    const text = [...element.childNodes].some(({ data }) => data?.trim().length > 1);
    const chosen = text && (count.get(kind) ?? 0) < 3 && judged(element);
    if (chosen) count.set(kind, (count.get(kind) ?? 0) + 1);
    element.toggleAttribute(mark, chosen);
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: `[${mark}]` }] });
}"""
