/** The network of snippets/accurate/weights.npz: its four arrays in half precision, one after the other. */

/** The number of these 16 bits (IEEE 754, binary16). */
export function half(bits) {
  const sign = bits >> 15 ? -1 : 1, exponent = (bits >> 10) & 31, fraction = bits & 1023;
  return sign * (exponent ? 2 ** (exponent - 25) * (1024 + fraction) : 2 ** -24 * fraction);
}

/** Base64 -> W1 (d, h), b1 (h,), W2 (h, c), b2 (c,), for sizes [d, h, c]. */
export function parameters(base64, [d, h, c]) {
  const bytes = atob(base64);
  let at = 0;
  const next = (count) =>
    Float64Array.from({ length: count }, () => half(bytes.charCodeAt(at++) | (bytes.charCodeAt(at++) << 8)));
  return { W1: next(d * h), b1: next(h), W2: next(h * c), b2: next(c) };
}
