import { live } from "lit/directives/live.js";
import { css, html } from "../shared/piece.js";
import { Runner } from "../shared/runner.js";
import { field, slider } from "../shared/knob.js";
import { clamped, shown } from "../shared/numbers.js";
import {
  cross_entropy,
  cross_entropy_slope,
  log_softmax,
  naive_softmax,
  shifted,
  softmax,
  softmax_jacobian,
  squared_error,
  squared_error_slope,
  step,
  with_entry,
} from "./arithmetic.js";
import { bars, indexed, table } from "./drawings.js";
import { texts } from "./texts.js";

const LOSSES = {
  cross_entropy: {
    of: (z, y) => cross_entropy(log_softmax(z), y),
    slope: cross_entropy_slope,
    formula: "ŷ − y",
  },
  squared_error: {
    of: (z, y) => squared_error(softmax(z), y),
    slope: squared_error_slope,
    formula: "Jᵀ(ŷ − y)",
  },
};
const RATE = { name: "rate", low: 0.1, high: 100, log: true };
const DRAGGED = 10; // how far a score can be dragged
const TYPED = 10000; // and typed
const LONGEST = 1000; // steps of a run
const PAUSE = 50; // milliseconds between them

const value = (x) => (Number.isNaN(x) ? "nan" : shown(x, 3));
const entered = (z_k) => shown(Number(z_k.toFixed(4)), 8);
const row = (xs) => `(${xs.map(value).join(", ")})`;
const total = (xs) => xs.reduce((sum, x) => sum + x, 0);

/** The scores of one row, what softmax makes of them, and how two losses would move them. */
class SoftmaxDesk extends Runner {
  static texts = texts;

  static properties = {
    rows: { type: Array }, // scores to begin with, as texts.rows names them
    target: { type: Array }, // y
    loss: { type: String }, // cross_entropy or squared_error
    rate: { type: Number },
    start: { state: true }, // the scores before the first step
    z: { state: true },
    steps: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { rows: [[6, 0, 0]], target: [0, 1, 0], loss: "cross_entropy", rate: 1 });
  }

  willUpdate(changed) {
    if (changed.has("rows")) this.begin(this.rows[0]);
    if (changed.has("start") && this.verdict !== "fine") this.unfolded = true;
  }

  // --- what is computed ---

  /** The class that the target calls most probable. */
  get right() {
    return this.target.indexOf(Math.max(...this.target));
  }

  get there() {
    return softmax(this.z)[this.right] > 0.5;
  }

  get verdict() {
    if (!naive_softmax(this.z).some(Number.isNaN)) return "fine";
    return Math.exp(Math.max(...this.z)) > 1 ? "overflow" : "underflow";
  }

  // --- what a reader does ---

  begin(start = this.start) {
    this.halt();
    this.start = start;
    this.z = start;
    this.steps = 0;
    this.say("");
  }

  choose(scores) {
    this.begin([...scores]);
    this.tell();
  }

  score(k, z_k) {
    this.begin(this.z.with(k, z_k));
  }

  entry(k, y_k) {
    this.target = with_entry(this.target, k, clamped(y_k, 0, 1));
    this.begin();
  }

  prefer(loss) {
    this.loss = loss;
    this.begin();
  }

  go() {
    this.z = step(this.z, LOSSES[this.loss].slope(this.z, this.target), this.rate);
    this.steps += 1;
  }

  /** Go on until the right class has more than half. */
  run() {
    const end = this.steps + LONGEST;
    this.run_until(() => this.there || this.steps >= end, PAUSE);
  }

  tell() {
    const { words, z, loss, steps } = this;
    const begin = steps ? words.after(steps, words.losses[loss]) : words.at_start;
    const now = words.now(row(softmax(z)), value(LOSSES[loss].of(z, this.target)));
    const right = this.there ? words.right(indexed("ŷ", this.right)) : "";
    this.say([begin, now, right, this.verdict === "fine" ? "" : words.overflow].filter(Boolean).join(" "));
  }

  // --- what is shown ---

  board() {
    const { words } = this;
    const running = Boolean(this.running);
    return html`
      <p class="hint">${words.hint}</p>
      <div class="row" role="group" aria-label=${words.begin}>
        <span>${words.begin}</span>
        ${this.rows.map((scores, k) => html`<button @click=${() => this.choose(scores)}>${words.rows[k]}</button>`)}
      </div>
      <div class="scores">${this.z.map((z_k, k) => this.knob(z_k, k))}</div>
      ${slider({ ...RATE, label: words.rate }, this.rate, (rate) => (this.rate = rate))}
      <div class="row">
        <label for="loss">${words.loss}</label>
        <select id="loss" .value=${this.loss} @change=${({ target }) => this.prefer(target.value)}>
          ${Object.entries(words.losses).map(([loss, name]) => html`<option value=${loss}>${name}</option>`)}
        </select>
        <button @click=${this.stepped} ?disabled=${running}>${words.step}</button>
        <button @click=${running ? this.paused : this.run} ?disabled=${!running && this.there}>${running ? words.pause : words.run}</button>
        <button @click=${this.reset}>${words.reset}</button>
      </div>
    `;
  }

  knob(z_k, k) {
    const name = this.words.score(indexed("z", k));
    return html`
      <label for="score-${k}">${name}</label>
      <input
        id="score-${k}"
        type="range"
        min=${-DRAGGED}
        max=${DRAGGED}
        step="0.1"
        aria-valuetext=${shown(z_k)}
        .value=${live(String(z_k))}
        @input=${({ target }) => this.score(k, Number(target.value))}
      />
      ${field(name, z_k, entered, [-TYPED, TYPED], (z_k) => this.score(k, z_k))}
    `;
  }

  below() {
    const { words, z, target } = this;
    const y_hat = softmax(z);
    const J = softmax_jacobian(y_hat);
    const by_log = cross_entropy_slope(z, target);
    const by_square = squared_error_slope(z, target);
    const drawing = { y_hat, y: target, by_log, by_square, move: (k, y_k) => this.entry(k, Number(y_k.toFixed(2))) };
    return html`
      <div class="halves">
        <div>
          <p class="title">${words.arrows}</p>
          <p class="legend" aria-hidden="true">
            ${Object.entries(words.losses).map(([loss, name]) => html`<span class=${loss}>${name}</span>`)}
          </p>
          ${bars({ ...drawing, label: words.bars(...[y_hat, target, by_log, by_square].map(row)) })}
        </div>
        <div>
          <p class="title">${words.jacobian}</p>
          <p class="legend" aria-hidden="true"><span class="positive">+</span><span class="negative">−</span></p>
          ${table({ J, label: words.table(J.map(row).join(", ")) })}
        </div>
      </div>
      ${this.slopes(y_hat, by_log, by_square)} ${this.fold(words.powers, () => this.powers(y_hat))}
    `;
  }

  slopes(y_hat, by_log, by_square) {
    const { words, z, target } = this;
    return html`
      <table class="slopes">
        <thead>
          <tr>
            ${[words.class, "ŷ", "y"].map((head) => html`<th scope="col">${head}</th>`)}
            ${Object.entries(LOSSES).map(([loss, { formula }]) => html`<th scope="col">${words.losses[loss]} <span>${formula}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${y_hat.map(
            (y_hat_k, k) => html`
              <tr>
                <th scope="row">${k + 1}</th>
                <td>${value(y_hat_k)}</td>
                <td>${field(words.target(indexed("y", k)), target[k], value, [0, 1], (y_k) => this.entry(k, y_k))}</td>
                <td>${value(by_log[k])}</td>
                <td>${value(by_square[k])}</td>
              </tr>
            `,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${words.loss_of}</th>
            <td></td>
            <td></td>
            ${Object.values(LOSSES).map(({ of }) => html`<td>${value(of(z, target))}</td>`)}
          </tr>
        </tfoot>
      </table>
    `;
  }

  powers(y_hat) {
    const { words, z } = this;
    const near = shifted(z);
    return html`
      <div class="halves">
        ${this.way(words.as_it_reads, ["z", html`e<sup>z</sup>`], z, naive_softmax(z))}
        ${this.way(words.shifted(shown(Math.max(...z))), ["z − m", html`e<sup>z − m</sup>`], near, y_hat)}
      </div>
      <p class="verdict">${words.verdicts[this.verdict]}</p>
    `;
  }

  /** One way from scores to probabilities. */
  way(caption, heads, z, y_hat) {
    const powers = z.map(Math.exp);
    return html`
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            ${["", ...heads, "ŷ"].map((head) => (head ? html`<th scope="col">${head}</th>` : html`<td></td>`))}
          </tr>
        </thead>
        <tbody>
          ${z.map(
            (z_k, k) => html`
              <tr>
                <th scope="row">${k + 1}</th>
                <td>${shown(z_k)}</td>
                <td>${value(powers[k])}</td>
                <td>${value(y_hat[k])}</td>
              </tr>
            `,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${this.words.sum}</th>
            <td></td>
            <td>${value(total(powers))}</td>
            <td>${value(total(y_hat))}</td>
          </tr>
        </tfoot>
      </table>
    `;
  }

  static styles = [
    ...Runner.styles,
    css`
      .hint {
        min-height: 2lh;
      }

      .scores {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr) 4.8rem;
        gap: 0.2rem 0.5rem;
        align-items: center;
        margin-block: 0.5rem;
      }

      .halves {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0.6rem 1rem;
        align-items: start;
        margin-block: 0.6rem;
      }

      .said {
        min-height: 2lh;
      }

      @media (max-width: 37.5em) {
        .halves {
          grid-template-columns: minmax(0, 1fr);
        }

        .hint,
        .said {
          min-height: 3lh;
        }

        .slopes {
          font-size: 0.65rem;
        }
      }

      svg {
        max-width: 16rem;
        margin-inline: auto;
      }

      text {
        font-size: 12px;
        text-anchor: middle;
      }

      .title,
      .legend,
      .verdict {
        margin: 0;
      }

      .legend {
        display: flex;
        gap: 1rem;
        color: var(--figure-quiet);
      }

      .legend > span::before {
        content: "";
        display: inline-block;
        width: 1rem;
        margin-inline-end: 0.3rem;
        border-block-end: 3px solid var(--figure-first);
        vertical-align: 0.15rem;
      }

      .legend > .squared_error::before {
        border-block-end: 3px dashed var(--figure-second);
      }

      .legend > :is(.positive, .negative)::before {
        width: 0.7rem;
        height: 0.7rem;
        border: 2px solid var(--figure-first);
        background: var(--figure-first);
        vertical-align: -0.1rem;
      }

      .legend > .negative::before {
        border: 2px dashed var(--figure-second);
        background: none;
      }

      .axis {
        stroke: var(--figure-line);
      }

      .dotted {
        stroke-dasharray: 2 3;
      }

      .prediction,
      .plus {
        fill: var(--figure-first);
      }

      .target {
        fill: url("#hatch");
        stroke: var(--figure-ink);
      }

      .hatch {
        stroke: var(--figure-quiet);
        stroke-width: 2;
      }

      .minus {
        fill: none;
        stroke: var(--figure-second);
        stroke-width: 2;
        stroke-dasharray: 3 2;
      }

      .finger {
        fill: transparent;
      }

      .grip {
        stroke: var(--figure-ink);
        stroke-width: 4;
        stroke-linecap: round;
      }

      .log {
        fill: var(--figure-first);
        stroke: var(--figure-first);
      }

      .square {
        fill: var(--figure-second);
        stroke: var(--figure-second);
      }

      :is(.log, .square) line {
        stroke-width: 4;
      }

      .square line {
        stroke-dasharray: 3 2;
      }

      .slopes {
        width: 100%;
        max-width: 26rem;
        table-layout: fixed;
      }

      .slopes :is(th, td) {
        padding-inline-end: 0.2rem;
      }

      .slopes thead th {
        vertical-align: bottom;
        white-space: normal;
      }

      .slopes :is(th, td):first-child {
        width: 2.3rem;
        text-align: start;
      }

      .slopes th:nth-child(3) {
        width: 2.8rem;
      }

      .slopes input {
        width: 100%;
        padding-inline: 0.2rem;
        text-align: end;
      }

      .slopes span {
        display: block;
        white-space: nowrap;
      }

      tfoot :is(th, td) {
        border-block-start: 1px solid var(--figure-line);
      }

      caption {
        text-align: start;
      }

      .verdict {
        min-height: 2lh;
      }
    `,
  ];
}

SoftmaxDesk.define("softmax-desk");
