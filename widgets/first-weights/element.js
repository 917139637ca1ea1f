import { Piece, css, html } from "../shared/piece.js";
import { place, slider } from "../shared/knob.js";
import { shown } from "../shared/numbers.js";
import {
  ACTIVATIONS,
  backward,
  count,
  drawn,
  fate,
  forward,
  growth,
  histogram,
  promised,
  rule,
  size,
  transposed,
} from "./arithmetic.js";
import { standard_normals } from "./arithmetic_normals.js";
import { histograms, sizes_by_layer } from "./drawings.js";
import { texts } from "./texts.js";

const SPREAD = { name: "spread", low: 0.01, high: 2, log: true };
const UNITS = { name: "units", low: 10, high: 100, step: 1 };
const LAYERS = { name: "layers", low: 1, high: 10, step: 1 };
const WORK = 10000; // products a layer, for five rows at once: so many does a slow phone within a frame
const MOST = 40; // times five rows
const RANGES = { tanh: [-1, 1], relu: [0, 4], sigmoid: [0, 1] };
const BINS = 21;

const value = (x) => shown(x, 3);
const percent = (share) => Math.round(100 * share);

/** The sizes of activations and gradients through a stack of layers, by the spread of its weights. */
class FirstWeights extends Piece {
  static texts = texts;

  static properties = {
    spread: { type: Number },
    units: { type: Number },
    layers: { type: Number },
    activation: { type: String }, // tanh, relu or sigmoid
    seed: { type: Number },
    ruled: { type: Boolean }, // the rule is laid over
  };

  constructor() {
    super();
    Object.assign(this, { spread: 0.01, units: 100, layers: 10, activation: "tanh", seed: 0, ruled: false });
  }

  // --- what is computed ---

  willUpdate(changed) {
    if (changed.has("seed")) this.normals = standard_normals(this.seed, count(UNITS.high, LAYERS.high));
    if (["seed", "units", "layers"].some((name) => changed.has(name))) this.draw();
    const { X, weights, weights_T, grad_out } = this.stack;
    const activation = ACTIVATIONS[this.activation];
    const activations = forward(X, weights_T, this.spread, activation);
    const gradients = backward(activations, weights, this.spread, activation, grad_out);
    this.shares = activations.slice(1).map((A) => histogram(A, ...RANGES[this.activation], BINS));
    this.sizes = { activations: activations.map(size), gradients: gradients.map(size) };
  }

  draw() {
    const rows = 5 * Math.min(Math.floor(WORK / this.units ** 2), MOST);
    const stack = drawn(this.normals, this.units, this.layers, rows);
    this.stack = { ...stack, weights_T: stack.weights.map(transposed) };
  }

  /** The sizes in the order in which they come about: gradients from the last layer back. */
  get ways() {
    const { activations, gradients } = this.sizes;
    return { activations, gradients: gradients.toReversed() };
  }

  get ends() {
    return Object.values(this.ways).map((sizes) => value(sizes.at(-1)));
  }

  get rule() {
    return rule(this.activation, this.units);
  }

  // --- what a reader does ---

  choose(activation) {
    this.activation = activation;
    this.tell();
  }

  draw_others() {
    this.seed += 1;
    this.tell();
  }

  lay() {
    this.ruled = !this.ruled;
    this.say(this.ruled ? this.words.laid(value(this.rule)) : "");
  }

  async tell() {
    await this.updateComplete;
    const { words } = this;
    const name = words.activations[this.activation];
    this.say(`${words.said(name, this.units, this.layers)} ${words.ends(...this.ends)}`);
  }

  // --- what is shown ---

  get formula() {
    return this.ruled ? this.words.rule[this.activation](this.units, value(this.rule)) : "";
  }

  board() {
    const { words } = this;
    const spread = { ...SPREAD, label: words.spread, spoken: words.spoken(shown(this.spread), ...this.ends) };
    return html`
      <p class="hint">${words.hint}</p>
      ${slider(spread, this.spread, (spread) => (this.spread = spread), this.mark())}
      <div class="halves">
        ${slider({ ...UNITS, label: words.units }, this.units, (units) => (this.units = Math.round(units)))}
        ${slider({ ...LAYERS, label: words.layers }, this.layers, (layers) => (this.layers = Math.round(layers)))}
      </div>
      <div class="row">
        <label for="activation">${words.activation}</label>
        <select id="activation" @change=${({ target }) => this.choose(target.value)}>
          ${Object.entries(words.activations).map(
            ([name, word]) => html`<option value=${name} .selected=${name === this.activation}>${word}</option>`,
          )}
        </select>
        <button @click=${this.draw_others}>${words.others}</button>
        <button @click=${this.lay} aria-pressed=${this.ruled}>${words.lay}</button>
      </div>
    `;
  }

  /** Where on the slider the rule is. */
  mark() {
    const percent = 100 * place(SPREAD, this.rule);
    return html`<div class="mark" aria-hidden="true">${this.ruled ? html`<span style="left:${percent}%">▲</span>` : ""}</div>`;
  }

  below() {
    const { words } = this;
    const [low, high] = RANGES[this.activation];
    const last = this.shares.at(-1);
    const { activations, gradients } = this.sizes;
    const promise = promised(this.activation, this.units, this.layers, this.spread);
    const in_words = (sizes) => sizes.map(value).join(", ");
    return html`
      <div class="halves drawings">
        <div>
          <p class="title">${words.histograms}</p>
          <p class="note">${this.activation === "relu" ? words.unbounded(high) : words.bounded}</p>
          ${histograms({
            label: words.histograms_now(...[last[(BINS - 1) / 2], last[0], last.at(-1)].map(percent)),
            shares: this.shares,
            low,
            high,
          })}
        </div>
        <div>
          <p class="title">${words.sizes}</p>
          <p class="legend" aria-hidden="true">
            ${Object.entries(words.legend).map(([of, word]) => html`<span class=${of}>${word}</span>`)}
            ${this.ruled ? html`<span class="promise">${words.promised}</span>` : ""}
          </p>
          ${sizes_by_layer({
            label: words.sizes_now(in_words(activations), in_words(gradients)),
            activations,
            gradients,
            promises: this.ruled ? [promise, promise.toReversed()] : [],
          })}
        </div>
      </div>
      ${this.both_ways()}
      <p class="formula">${this.formula}</p>
      ${this.fold(words.table, () => this.numbers())}
    `;
  }

  both_ways() {
    const { words } = this;
    const row = ([of, sizes]) => {
      const factor = growth(sizes);
      return html`
        <tr>
          <th scope="row">${words.ways[of](this.layers)}</th>
          <td>${value(sizes.at(-1))}</td>
          <td>× ${shown(factor, 2)}</td>
          <td>${words.fates[fate(factor)]}</td>
        </tr>
      `;
    };
    return html`
      <table class="ways">
        <thead>
          <tr>
            ${words.columns.map((head) => (head ? html`<th scope="col">${head}</th>` : html`<td></td>`))}
          </tr>
        </thead>
        <tbody>
          ${Object.entries(this.ways).map(row)}
        </tbody>
      </table>
    `;
  }

  numbers() {
    const { words } = this;
    const { activations, gradients } = this.sizes;
    return html`
      <table>
        <thead>
          <tr>
            ${words.heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${activations.map(
            (size, k) => html`
              <tr>
                <th scope="row">${k}</th>
                <td>${value(size)}</td>
                <td>${value(gradients[k])}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  static styles = [
    ...Piece.styles,
    css`
      .hint {
        min-height: 2lh;
      }

      .halves {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0.2rem 1rem;
      }

      .drawings {
        align-items: end;
        margin-block: 0.4rem;
      }

      .row {
        margin-block-start: 0.4rem;
      }

      .mark {
        position: relative;
        height: 0.7rem;
        margin-inline: 0.6rem;
        color: var(--figure-second);
        line-height: 0.7rem;
      }

      .mark > span {
        position: absolute;
        transform: translateX(-50%);
      }

      .knob {
        align-items: start;
      }

      .title,
      .legend,
      .note,
      .formula {
        margin: 0;
      }

      .legend,
      .note {
        color: var(--figure-quiet);
      }

      .legend {
        display: flex;
        column-gap: 1rem;
      }

      .note {
        min-height: 2lh;
      }

      .legend > span {
        white-space: nowrap;
      }

      .legend > span::before {
        content: "";
        display: inline-block;
        box-sizing: border-box;
        width: 1rem;
        height: 0.7rem;
        margin-inline-end: 0.3rem;
        border: 2px solid var(--figure-first);
        background: var(--figure-first);
        vertical-align: -0.1rem;
      }

      .legend > .gradients::before {
        border-color: var(--figure-second);
        background: repeating-linear-gradient(-45deg, var(--figure-second) 0 2px, transparent 2px 5px);
      }

      .legend > .promise::before {
        height: 0;
        border-width: 0 0 3px;
        border-block-end: 3px dotted var(--figure-ink);
        background: none;
        vertical-align: 0.2rem;
      }

      svg {
        max-width: 16rem;
        margin-inline: auto;
      }

      text {
        font-size: 12px;
      }

      .layer {
        text-anchor: middle;
      }

      .value {
        fill: var(--figure-quiet);
        text-anchor: end;
      }

      .level {
        stroke: var(--figure-line);
      }

      .faint,
      .middle {
        stroke-dasharray: 2 3;
      }

      .histogram {
        fill: var(--figure-first);
      }

      path.activations {
        fill: var(--figure-first);
        stroke: var(--figure-first);
      }

      path.gradients {
        fill: url("#hatch");
        stroke: var(--figure-second);
        stroke-width: 1.5;
      }

      .beyond.gradients {
        fill: var(--figure-second);
      }

      .hatch {
        stroke: var(--figure-second);
        stroke-width: 2;
      }

      polyline {
        fill: none;
        stroke: var(--figure-ink);
        stroke-width: 2.5;
        stroke-dasharray: 1 5;
        stroke-linecap: round;
      }

      .ways th:first-child,
      .ways td:last-child {
        text-align: start;
      }

      .ways td:not(:last-child) {
        min-width: 3rem;
      }

      .formula {
        min-height: 1lh;
        margin-block-start: 0.3rem;
      }

      @media (max-width: 37.5em) {
        .halves {
          grid-template-columns: minmax(0, 1fr);
        }

        .hint {
          min-height: 4lh;
        }

        .formula {
          min-height: 3lh;
        }

        .legend {
          column-gap: 0.7rem;
          font-size: 0.65rem;
        }

        .ways {
          width: 100%;
          font-size: 0.65rem;
        }

        .ways :is(th, td) {
          min-width: 0;
          padding-inline-end: 0.3rem;
        }

        .ways th:first-child {
          white-space: normal;
        }
      }
    `,
  ];
}

FirstWeights.define("first-weights");
