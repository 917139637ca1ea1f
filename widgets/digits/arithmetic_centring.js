/**
 * Ink centred and scaled as MNIST's digits were (LeCun, Cortes and Burges, The MNIST database): the smallest
 * box around it is fitted into 20 x 20 pixels, its proportions kept and its edges grey, and laid into 28 x 28
 * so that the centre of mass falls into the pixel right and below of the middle, as it does in MNIST.
 */

export const SIDE = 28, BOX = 20;

/** The numbers of the first and last row, or column, that has ink; none if there is no ink. */
function ends(ink, stride, step, count, across) {
  let first = -1, last = -1;
  for (let k = 0; k < count; k++) {
    for (let m = 0; m < across; m++) {
      if (ink[k * step + m * stride] > 0) {
        first = first < 0 ? k : first;
        last = k;
        break;
      }
    }
  }
  return [first, last];
}

/** Rounding must not decide where what is as wide as a whole number of pixels ends, or in which one a middle lies. */
const ROUNDING = 1e-9;

/** For each of `count` lengths of `scale` from `first` on: the cells that it covers, and how much of each. */
function covered(first, last, scale, count) {
  return Array.from({ length: count }, (_, k) => {
    const from = first + k * scale, to = Math.min(last + 1, from + scale);
    const cells = [];
    for (let at = Math.floor(from); at < to; at++) cells.push([at, Math.min(to, at + 1) - Math.max(from, at)]);
    return cells;
  });
}

/** Where a box of so many pixels begins so that its centre of mass falls into the middle one, and all ink stays. */
function start(mass, count) {
  return Math.max(0, Math.min(SIDE - count, SIDE / 2 - Math.floor(mass + ROUNDING)));
}

/**
 * ink (height * width), from 0 to 1 -> its pixels (784) and where they come from:
 * pixel (row, column) is the square of size `scale` at (left + column * scale, top + row * scale).
 */
export function centred(ink, width) {
  const height = ink.length / width;
  const [top, bottom] = ends(ink, 1, width, height, width);
  if (top < 0) return null;
  const [left, right] = ends(ink, width, 1, width, height);
  const rows = bottom + 1 - top, columns = right + 1 - left;
  const scale = Math.max(rows, columns) / BOX;
  const high = Math.ceil(rows / scale - ROUNDING), wide = Math.ceil(columns / scale - ROUNDING);

  const small = new Float64Array(BOX * BOX);
  const across_cells = covered(left, right, scale, wide);
  covered(top, bottom, scale, high).forEach((down_cells, row) => {
    across_cells.forEach((cells, column) => {
      let sum = 0;
      for (const [y, y_share] of down_cells) {
        for (const [x, x_share] of cells) sum += ink[y * width + x] * y_share * x_share;
      }
      small[row * BOX + column] = sum / scale ** 2;
    });
  });

  let mass = 0, across = 0, down = 0;
  small.forEach((ink_here, k) => {
    mass += ink_here;
    across += ink_here * ((k % BOX) + 0.5);
    down += ink_here * (Math.floor(k / BOX) + 0.5);
  });
  const x = start(across / mass, wide), y = start(down / mass, high);
  const pixels = new Float64Array(SIDE * SIDE);
  for (let row = 0; row < high; row++) {
    pixels.set(small.subarray(row * BOX, row * BOX + wide), (y + row) * SIDE + x);
  }
  return { pixels, scale, left: left - x * scale, top: top - y * scale };
}
