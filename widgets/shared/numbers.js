/** Numbers as the page shows them, and as a reader types them. */

const MINUS = "\u2212";

/** A number with so many digits that count, a real minus sign and no endless tail: 0.0625, −15.7, 3.2e9. */
export const shown = (x, digits = 4) => {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "?" : `${x < 0 ? MINUS : ""}∞`;
  const rounded = Number(x.toPrecision(digits));
  const plain = Math.abs(rounded) < 1e6 && (rounded === 0 || Math.abs(rounded) >= 1e-4);
  return (plain ? String(rounded) : rounded.toExponential(1).replace("e+", "e")).replaceAll("-", MINUS);
};

/** What somebody typed, 0.25 or 1/4 or −2; NaN for what is no number. */
export const typed = (text) => {
  const parts = text.trim().replaceAll(MINUS, "-").replace(",", ".").split("/");
  if (parts.length > 2 || parts.some((part) => !part.trim())) return NaN;
  const [above, below = 1] = parts.map(Number);
  return above / below;
};

export const clamped = (x, low, high) => Math.min(Math.max(x, low), high);
