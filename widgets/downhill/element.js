import { Piece, css, html } from "../shared/piece.js";
import { slider } from "../shared/knob.js";
import { shown } from "../shared/numbers.js";
import { contraction_factor, curvature, minimum, mse_slope, slopes_at, ssr_slope, step } from "./arithmetic.js";
import { texts } from "./texts.js";

class Downhill extends Piece {
  static texts = texts;
  static properties = {
    rate: { type: Number },
    outputs: { type: Array },
    targets: { type: Array },
    walk: { state: true },
  };

  constructor() {
    super();
    this.rate = 0.05;
    this.outputs = [0];
    this.targets = [1];
    this.walk = [0];
  }

  get b() {
    return this.walk.at(-1);
  }

  step() {
    const slope = ssr_slope(this.outputs.map((c) => c + this.b), this.targets);
    this.walk = [...this.walk, step(this.b, slope, this.rate)];
    this.say(this.words.at(this.walk.length - 1, shown(this.b), ""));
  }

  board() {
    const knob = { name: "rate", label: this.words.rate, low: 0.001, high: 2, log: true };
    return html`
      ${slider(knob, this.rate, (rate) => (this.rate = rate))}
      <div class="row"><button @click=${this.step}>${this.words.step}</button></div>
    `;
  }
}

Downhill.define("downhill");
