import { css, html } from "../shared/piece.js";
import { Runner } from "../shared/runner.js";
import { place, slider } from "../shared/knob.js";
import { clamped, shown } from "../shared/numbers.js";
import {
  contraction_factor,
  curvature,
  fate,
  loss_at,
  mean_of_squared_residuals,
  minimum,
  mse_slope,
  slopes_at,
  ssr_slope,
  step,
  sum_of_squared_residuals,
  tile,
} from "./arithmetic.js";
import { map, parabola } from "./drawings.js";
import { texts } from "./texts.js";

const LOSSES = {
  sum: { of: sum_of_squared_residuals, slope: ssr_slope },
  mean: { of: mean_of_squared_residuals, slope: mse_slope },
};
const RATE = { name: "rate", low: 0.001, high: 2, log: true };
const CURVATURE = { low: 0.5, high: 40, log: true };
const NAMES = ["b", "w₁", "w₂"];
const RUN = 20; // steps
const PAUSE = 150; // milliseconds between them
const TOUCHING = 1e-9; // of a distance: nothing but the right rate leads there

const pair = (w) => `(${w.map((w_k) => shown(w_k, 3)).join(", ")})`;

/** One rate moves a bias on a parabola and two weights in a valley. */
class Downhill extends Runner {
  static texts = texts;

  static properties = {
    rate: { type: Number },
    outputs: { type: Array }, // c, without the bias
    targets: { type: Array }, // y
    start: { type: Number },
    loss: { type: String }, // sum or mean
    copies: { type: Number },
    squares: { type: Array }, // q: half the curvatures
    bottom: { type: Array },
    weights: { type: Array }, // where they start
    walk: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { rate: 0.05, outputs: [0], targets: [1], start: 0, loss: "sum", copies: 1 });
    Object.assign(this, { squares: [1, 16], bottom: [2, 1], weights: [0, 0], walk: [] });
  }

  willUpdate(changed) {
    const ground = ["outputs", "targets", "start", "loss", "copies", "squares", "bottom", "weights"];
    if (ground.some((name) => changed.has(name))) this.begin();
  }

  // --- what is computed ---

  get c() {
    return tile(this.outputs, this.copies);
  }

  get y() {
    return tile(this.targets, this.copies);
  }

  get m() {
    return minimum(this.outputs, this.targets);
  }

  get now() {
    return this.walk.at(-1);
  }

  get next() {
    const { b, w } = this.now;
    const slopes = slopes_at(w, this.squares, this.bottom);
    return {
      b: step(b, this.slope(b), this.rate),
      w: w.map((w_k, k) => step(w_k, slopes[k], this.rate)),
      rate: this.rate,
    };
  }

  get curvatures() {
    return [curvature(this.loss, this.c.length), ...this.squares.map((q_k) => 2 * q_k)];
  }

  of_bias(b) {
    return LOSSES[this.loss].of(
      this.c.map((c_i) => c_i + b),
      this.y,
    );
  }

  slope(b) {
    return LOSSES[this.loss].slope(
      this.c.map((c_i) => c_i + b),
      this.y,
    );
  }

  // --- what a reader does ---

  begin() {
    this.halt();
    this.say("");
    this.walk = [{ b: this.start, w: this.weights, rate: null }];
  }

  go() {
    this.walk = [...this.walk, this.next];
  }

  back() {
    this.walk = this.walk.slice(0, -1);
    this.tell();
  }

  run() {
    const end = this.walk.length + RUN;
    this.run_until(() => this.walk.length >= end, PAUSE);
  }

  tell() {
    const { b, w } = this.now;
    const distances = [b - this.m, ...w.map((w_k, k) => w_k - this.bottom[k])];
    const there = NAMES.filter((_, k) => Math.abs(distances[k]) < TOUCHING);
    const begin = this.walk.length > 1 ? this.words.after(this.walk.length - 1) : this.words.at_start;
    const place = `b = ${shown(b)}, w = ${pair(w)}.`;
    this.say([begin, place, there.length ? this.words.at_bottom(there.join(", ")) : ""].join(" "));
  }

  /** The rate with which the next step leads to this bias. */
  aim(b) {
    const slope = this.slope(this.now.b);
    const rate = (this.now.b - b) / slope;
    if (Number.isFinite(rate)) this.rate = clamped(Number(rate.toPrecision(3)), RATE.low, RATE.high);
  }

  stretch(k, square) {
    const q_k = clamped(Number(square.toPrecision(3)), CURVATURE.low / 2, CURVATURE.high / 2);
    this.squares = this.squares.with(k, q_k);
  }

  // --- what is shown ---

  board() {
    const { words } = this;
    return html`
      <p class="hint">${words.hint}</p>
      ${slider({ ...RATE, label: words.rate }, this.rate, (rate) => (this.rate = rate), this.zones())}
      ${this.factors()}
      <div class="row">
        <button @click=${this.stepped} ?disabled=${this.running}>${words.step}</button>
        <button @click=${this.running ? this.paused : this.run}>${this.running ? words.pause : words.run}</button>
        <button @click=${this.back} ?disabled=${this.running || this.walk.length < 2}>${words.back}</button>
        <button @click=${this.reset}>${words.reset}</button>
      </div>
    `;
  }

  zones() {
    const percent = (rate) => `${100 * place(RATE, rate)}%`;
    return html`
      <div class="zones" aria-hidden="true" style="--rate:${percent(this.rate)}">
        ${this.curvatures.map(
          (curvature, k) =>
            html`<div style="--arrives:${percent(1 / curvature)};--swings:${percent(2 / curvature)}">${NAMES[k]}</div>`,
        )}
      </div>
      <div class="legend" aria-hidden="true">
        ${Object.entries(this.words.zones).map(([zone, word]) => html`<span class=${zone}>${word}</span>`)}
      </div>
    `;
  }

  factors() {
    const row = (curvature, k) => {
      const factor = contraction_factor(curvature, this.rate);
      return html`
        <tr>
          <th scope="row">${NAMES[k]}</th>
          <td>${shown(curvature, 3)}</td>
          <td>${shown(factor, 3)}</td>
          <td>${this.words.fates[fate(factor)]}</td>
        </tr>
      `;
    };
    return html`
      <table class="factors">
        <thead>
          <tr>
            ${this.words.factors.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.curvatures.map(row)}
        </tbody>
      </table>
    `;
  }

  bias() {
    const { words, now } = this;
    const loss = shown(this.of_bias(now.b), 3);
    const drawing = {
      label: words.parabola(shown(now.b), loss, shown(this.slope(now.b), 3)),
      m: this.m,
      name: this.loss === "sum" ? "SSR" : "MSE",
      loss: (b) => this.of_bias(b),
      walk: this.walk.map(({ b }) => b),
      next: this.next.b,
      moveStart: (b) => (this.start = clamped(Number(b.toPrecision(3)), this.m - 4, this.m + 4)),
      moveNext: (b) => this.aim(b),
    };
    const start = { name: "start", label: words.start, low: Math.ceil(this.m - 4), high: Math.floor(this.m + 4), step: 0.1 };
    const copies = { name: "copies", label: words.copies(this.c.length), low: 1, high: 10, step: 1 };
    return html`
      <div>
        ${parabola(drawing)}
        <p class="now">${words.now_b(shown(now.b), loss)}</p>
        ${slider(start, this.start, (b) => (this.start = b))}
        <div class="row loss">
          <label for="loss">${words.loss}</label>
          <select id="loss" .value=${this.loss} @change=${({ target }) => (this.loss = target.value)}>
            <option value="sum">${words.sum}</option>
            <option value="mean">${words.mean}</option>
          </select>
        </div>
        ${slider(copies, this.copies, (n) => (this.copies = Math.round(n)))}
      </div>
    `;
  }

  valley() {
    const { words, now, squares } = this;
    const loss = shown(loss_at(now.w, squares, this.bottom), 3);
    const drawing = {
      label: words.map(pair(now.w), loss),
      q: squares,
      m: this.bottom,
      walk: this.walk.map(({ w }) => w),
      next: this.next.w,
      stretch: (k, square) => this.stretch(k, square),
    };
    const knob = (k) =>
      slider({ ...CURVATURE, name: `curvature-${k}`, label: words.curvatures[k] }, 2 * squares[k], (curvature) =>
        this.stretch(k, curvature / 2),
      );
    return html`
      <div>
        ${map(drawing)}
        <p class="now">${words.now_w(pair(now.w), loss)}</p>
        ${knob(0)} ${knob(1)}
      </div>
    `;
  }

  below() {
    return html`<div class="halves">${this.bias()} ${this.valley()}</div>
      ${this.fold(this.words.table, () => this.steps())}`;
  }

  steps() {
    const { words } = this;
    const row = ({ b, w, rate }, k) => html`
      <tr>
        <td>${k}</td>
        <td>${rate === null ? "" : shown(rate)}</td>
        <td>${shown(b)}</td>
        <td>${shown(this.of_bias(b))}</td>
        <td>${shown(w[0])}</td>
        <td>${shown(w[1])}</td>
        <td>${shown(loss_at(w, this.squares, this.bottom))}</td>
      </tr>
    `;
    return html`
      <div class="scroll" role="region" tabindex="0" aria-label=${words.table}>
        <table>
          <thead>
            <tr>
              ${words.columns.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.walk.map(row)}
          </tbody>
        </table>
      </div>
    `;
  }

  static styles = [
    ...Runner.styles,
    css`
      .halves {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0.6rem 1rem;
        margin-block: 0.6rem;
      }

      svg {
        max-width: 16rem;
        margin-inline: auto;
      }

      .hint {
        min-height: 2lh;
      }

      @media (max-width: 37.5em) {
        .halves {
          grid-template-columns: minmax(0, 1fr);
        }

        .hint {
          min-height: 3lh;
        }
      }

      .now {
        margin: 0.2rem 0;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }

      .zones {
        position: relative;
        margin-inline: 0.6rem;
      }

      .zones::after {
        content: "";
        position: absolute;
        inset: -0.5rem auto 0 var(--rate);
        border-inline-start: 2px solid var(--figure-first);
      }

      .zones > div {
        position: relative;
        height: 0.85rem;
        margin-block-end: 0.15rem;
        padding-inline-start: 0.3rem;
        font-size: 0.6rem;
        line-height: 0.85rem;
        background:
          linear-gradient(
            to right,
            var(--figure-wash) var(--arrives),
            transparent var(--arrives),
            transparent var(--swings),
            var(--figure-second) var(--swings)
          ),
          repeating-linear-gradient(-45deg, var(--figure-line) 0 2px, transparent 2px 6px);
      }

      .legend {
        display: flex;
        gap: 0.2rem 0.8rem;
        margin-inline: 0.6rem;
        font-size: 0.6rem;
        white-space: nowrap;
      }

      .legend > span::before {
        content: "";
        display: inline-block;
        width: 0.8rem;
        height: 0.6rem;
        margin-inline-end: 0.3rem;
        border: 1px solid var(--figure-line);
        vertical-align: -0.05rem;
      }

      .closes_in::before {
        background: var(--figure-wash);
      }

      .zigzags::before {
        background: repeating-linear-gradient(-45deg, var(--figure-line) 0 2px, transparent 2px 6px);
      }

      .runs_away::before {
        background: var(--figure-second);
      }

      .factors {
        margin-block: 0.4rem;
      }

      .knob {
        align-items: start;
      }

      .factors :is(th, td):is(:first-child, :last-child) {
        text-align: start;
      }

      .factors td:nth-child(3) {
        min-width: 3.2rem;
      }

      .loss {
        min-height: 1.6rem;
        margin-block: 0.2rem;
      }

      .scroll {
        max-height: 12rem;
        overflow: auto;
      }

      .axis {
        stroke: var(--figure-line);
      }

      .dotted {
        stroke-dasharray: 2 3;
      }

      .curve {
        fill: none;
        stroke: var(--figure-quiet);
        stroke-width: 1.5;
      }

      .level {
        fill: var(--figure-first);
        fill-opacity: 0.12;
        stroke: var(--figure-line);
      }

      .bottom {
        fill: none;
        stroke: var(--figure-second);
        stroke-width: 2;
      }

      .walk {
        fill: none;
        stroke: var(--figure-ink);
      }

      .step {
        fill: var(--figure-ink);
      }

      .next {
        fill: none;
        stroke: var(--figure-first);
        stroke-dasharray: 3 3;
      }

      .finger {
        fill: transparent;
      }

      circle.now {
        fill: var(--figure-first);
        stroke: var(--figure-paper);
      }

      .target {
        fill: var(--figure-paper);
        stroke: var(--figure-first);
        stroke-width: 2;
      }

      text {
        font-size: 12px;
      }
    `,
  ];
}

Downhill.define("downhill");
