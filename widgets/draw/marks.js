import { SIDE } from "../digits/arithmetic_centring.js";

const SMALLEST = 0.12;

/**
 * A plus where more ink lowers the loss and a minus where it raises it, as two paths on the pad.
 *
 * The area of a sign goes with the size of its slope; signs of less than a share of the largest are left out.
 */
export const signs = (slopes, { scale, left, top }) => {
  const largest = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  const paths = { more: "", less: "" };
  slopes.forEach((slope, k) => {
    const share = Math.abs(slope) / largest;
    if (!(share > SMALLEST)) return;
    const x = left + ((k % SIDE) + 0.5) * scale, y = top + (Math.floor(k / SIDE) + 0.5) * scale;
    const arm = 0.55 * scale * Math.sqrt(share);
    const across = `M${(x - arm).toFixed(1)} ${y.toFixed(1)}h${(2 * arm).toFixed(1)}`;
    const down = `M${x.toFixed(1)} ${(y - arm).toFixed(1)}v${(2 * arm).toFixed(1)}`;
    if (slope < 0) paths.more += across + down;
    else paths.less += across;
  });
  return paths;
};
