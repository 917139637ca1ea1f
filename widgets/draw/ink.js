import { SIDE } from "../digits/arithmetic_centring.js";

/** The pad's width and height, in its own pixels. */
export const PAD = 280;
const PEN = 22, RUBBER = 34;
const DOT = 0.01; // a line of no length leaves no ink

/** The ink on a canvas; how much of it there is stands in its opacity. */
export class Ink {
  constructor(canvas) {
    this.context = canvas.getContext("2d", { willReadFrequently: true });
    Object.assign(this.context, { lineCap: "round", lineJoin: "round" });
  }

  stroke(x_from, y_from, x, y, rubber) {
    const { context } = this;
    context.globalCompositeOperation = rubber ? "destination-out" : "source-over";
    context.lineWidth = rubber ? RUBBER : PEN;
    context.beginPath();
    context.moveTo(x_from, y_from);
    context.lineTo(x + DOT, y);
    context.stroke();
    context.globalCompositeOperation = "source-over";
  }

  clear() {
    this.context.clearRect(0, 0, PAD, PAD);
  }

  /** A picture of 28 x 28 bytes, each as a square. */
  paint(bytes) {
    const size = PAD / SIDE;
    this.clear();
    bytes.forEach((byte, k) => {
      this.context.globalAlpha = byte / 255;
      this.context.fillRect((k % SIDE) * size, Math.floor(k / SIDE) * size, size, size);
    });
    this.context.globalAlpha = 1;
  }

  /** How much ink each pixel of the pad has, from 0 to 1. */
  levels() {
    const { data } = this.context.getImageData(0, 0, PAD, PAD);
    const levels = new Float64Array(PAD * PAD);
    for (let k = 0; k < levels.length; k++) levels[k] = data[4 * k + 3] / 255;
    return levels;
  }
}

/** Show numbers from 0 to 1 on a canvas, one a pixel, by their opacity. */
export const show = (canvas, numbers) => {
  const context = canvas.getContext("2d");
  const picture = context.createImageData(canvas.width, canvas.height);
  numbers?.forEach((number, k) => (picture.data[4 * k + 3] = Math.round(255 * number)));
  context.putImageData(picture, 0, 0);
};
