import { Piece, html } from "../shared/piece.js";
import { fetched } from "../shared/fetched.js";
import { shown, typed } from "../shared/numbers.js";
import worker_script from "../digits/worker.js?script";
import { LAST, chart } from "./chart.js";
import { style } from "./style.js";
import { texts } from "./texts.js";

const NUMBERS = {
  rate: { low: 1e-6, high: 100 },
  batch_size: { low: 1, high: 1541, whole: true },
  units: { low: 1, high: 256, whole: true },
  seed: { low: 0, high: 2 ** 32 - 1, whole: true },
  until: { low: 1, high: LAST, whole: true },
};
const KNOBS = ["rate", "batch_size", "units", "seed", "hidden", "start", "mean", "downhill"];

class Train extends Piece {
  static texts = texts;
  static styles = [...Piece.styles, style];
  static properties = {
    rate: { type: Number },
    batch_size: { type: Number, attribute: "batch" },
    units: { type: Number },
    seed: { type: Number },
    hidden: { attribute: "activation" },
    start: {},
    until: { type: Number },
    mean: { state: true },
    downhill: { state: true },
    going: { state: true },
    run: { state: true },
    before: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { rate: 0.1, batch_size: 32, units: 32, seed: 0, hidden: "relu", start: "fitting" });
    Object.assign(this, { until: LAST, mean: true, downhill: true });
    Object.assign(this, { going: false, run: [], before: [], refused: "" });
  }

  get knobs() {
    return Object.fromEntries(KNOBS.map((name) => [name, this[name]]));
  }

  get step() {
    return this.run.at(-1)?.step ?? 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.worker?.terminate();
    this.worker = undefined;
  }

  /** A worker, which starts from a Blob of its own text: that works from a folder too. */
  begin() {
    const address = URL.createObjectURL(new Blob([worker_script], { type: "text/javascript" }));
    this.worker = new Worker(address);
    URL.revokeObjectURL(address);
    this.worker.onmessage = ({ data }) => this.hear(data);
  }

  /** Go on so many steps; the first time, with the digits. */
  async go(steps) {
    this.said = this.worker ? "" : this.words.coming;
    try {
      const rows = await fetched("digits-images");
      this.going = steps > 0;
      const first = this.worker ? {} : { rows, knobs: this.knobs };
      if (!this.worker) this.begin();
      this.worker.postMessage({ ...first, go: steps });
      this.said = "";
    } catch {
      this.say(this.words.missing);
    }
  }

  hear({ step, loss, accuracy, going }) {
    const known = this.run.filter((point) => point.step < step);
    this.run = [...known, { step, loss, accuracy }];
    this.going = going;
    if (!going && step) this.say(Number.isFinite(loss) ? this.sentence : this.words.broken(step));
  }

  /** What stands below the chart; a screen reader hears it when the run pauses or ends, not while it runs. */
  get message() {
    if (this.said && !this.going) return this.said;
    return this.run.length ? this.sentence : this.words.size;
  }

  get sentence() {
    const { step, loss, accuracy } = this.run.at(-1);
    return this.words.at(step, shown(loss, 6), this.words.percent(shown(100 * accuracy, 3)));
  }

  /** A knob was turned: the run that was stays for comparison, and a new one waits at its start. */
  turn(name, value) {
    this[name] = value;
    if (name !== "until") this.again();
  }

  again() {
    this.before = this.step ? this.run : this.before;
    this.run = [];
    this.going = false;
    this.said = "";
    this.worker?.postMessage({ knobs: this.knobs });
  }

  enter(name, field) {
    const { low, high, whole } = NUMBERS[name];
    const value = typed(field.value);
    const fits = value >= low && value <= high && (!whole || Number.isInteger(value));
    this.refused = fits ? "" : name;
    this.said = fits ? "" : this.words.wrong(low, high);
    if (fits) this.turn(name, value);
  }

  board() {
    const { words } = this;
    return html`
      <div class="columns">
        <div class="knobs">
          ${["rate", "batch_size", "units", "seed"].map((name) => this.number(name))}
          ${this.choice("hidden", words.kinds)} ${this.choice("start", words.starts)}
          ${this.check("mean", !this.mean)} ${this.check("downhill", !this.downhill)}
        </div>
        <div>${chart(this.run, this.before, words)}</div>
      </div>
      <div class="row">
        <button class="run" ?disabled=${this.step >= this.until && !this.going} @click=${this.start_or_pause}>
          ${this.going ? words.pause : words.run}
        </button>
        <button ?disabled=${this.going || this.step >= LAST} @click=${() => this.go(1)}>${words.step}</button>
        <button ?disabled=${!this.step} @click=${this.again}>${words.again}</button>
        ${this.number("until")}
      </div>
      <p class="now" aria-hidden="true">${this.message}</p>
      ${this.fold(words.table, () => this.table())}
    `;
  }

  start_or_pause() {
    this.go(this.going ? 0 : this.until - this.step);
  }

  number(name) {
    return html`
      <label>
        <span>${this.words[name]}</span>
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          aria-invalid=${this.refused === name}
          .value=${String(this[name])}
          @change=${({ target }) => this.enter(name, target)}
        />
      </label>
    `;
  }

  choice(name, options) {
    return html`
      <label>
        <span>${this.words[name]}</span>
        <select .value=${this[name]} @change=${({ target }) => this.turn(name, target.value)}>
          ${Object.entries(options).map(
            ([value, label]) => html`<option value=${value} ?selected=${value === this[name]}>${label}</option>`,
          )}
        </select>
      </label>
    `;
  }

  check(name, checked) {
    return html`
      <label class="check">
        <input type="checkbox" .checked=${checked} @change=${({ target }) => this.turn(name, !target.checked)} />
        ${this.words[name]}
      </label>
    `;
  }

  table() {
    if (!this.run.length) return html`<p>${this.words.nothing}</p>`;
    const rows = this.run.filter(({ step }) => step % 100 === 0 || step === this.step);
    return html`
      <table>
        <thead><tr>${this.words.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>
          ${rows.map(
            ({ step, loss, accuracy }) => html`
              <tr>
                <td>${step}</td>
                <td>${shown(loss, 6)}</td>
                <td>${this.words.percent(shown(100 * accuracy, 3))}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }
}

Train.define("train");
