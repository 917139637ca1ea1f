import { css, html, nothing, svg } from "../shared/piece.js";
import { Runner } from "../shared/runner.js";
import { slider } from "../shared/knob.js";
import { shown, typed } from "../shared/numbers.js";
import { forward, local_slopes, step, verdict, walk_back } from "./arithmetic.js";
import { arrow, box, crosses, laid_out, line } from "./drawing.js";
import { calculation, enclosed, written } from "./names.js";
import { texts } from "./texts.js";

const PAUSE = 500; // milliseconds between two steps of a run
const RATE = { name: "rate", low: 0.0001, high: 10, log: true };
const narrow = matchMedia("(max-width: 37.5em)");

const along = (name) => `∂L/∂${written(name)}`;

/** A computation graph that is walked forward, backward and downhill. */
class Walk extends Runner {
  static texts = texts;

  static properties = {
    graph: { type: Array }, // what `make outputs` traced: one or more graphs
    size: {}, // brief: all numbers there at first, and the inputs to move, no more
    chosen: { state: true },
    given: { state: true }, // a value for each input
    at: { state: true }, // steps walked: first forward, then back
    mistake: { state: true },
    left: { state: true }, // slopes that the last walk left
    rate: { state: true },
    predict: { state: true },
    picked: { state: true }, // { from, edge } of an arrow, or { node }
  };

  constructor() {
    super();
    Object.assign(this, { graph: [], chosen: 0, at: 0, mistake: "", left: [], predict: false, picked: null });
    this.turned = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    narrow.addEventListener("change", this.turned);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    narrow.removeEventListener("change", this.turned);
  }

  willUpdate(changed) {
    if (changed.has("graph") || changed.has("chosen")) this.begin();
    this.values = forward(this.nodes, this.given);
    this.walk = this.walked(this.mistake);
    if (changed.has("graph") && this.brief) this.show_all();
  }

  updated() {
    this.dispatchEvent(new CustomEvent("bbh-light", { bubbles: true, detail: this.labels }));
  }

  // --- what is computed ---

  get traced() {
    return this.graph[this.chosen];
  }

  get nodes() {
    return this.traced.nodes;
  }

  get brief() {
    return this.size === "brief";
  }

  get computed() {
    return this.nodes.flatMap(({ operation }, k) => (operation ? [k] : []));
  }

  get learning() {
    return this.nodes.flatMap(({ operation, data }, k) => (operation || data ? [] : [k]));
  }

  /** How many arrows have been walked back along. */
  get back_along() {
    return Math.max(0, this.at - this.computed.length);
  }

  get end() {
    return this.computed.length + this.walk.parts.length;
  }

  /** The arrow that comes next, once the walk goes back. */
  get next() {
    return this.at < this.computed.length ? undefined : this.walk.parts[this.back_along];
  }

  walked(mistake) {
    const where = this.traced.mistakes[mistake];
    return walk_back(this.nodes, this.values, { mistake, where, rate: this.rate, left: this.left });
  }

  value(k) {
    const { operation } = this.nodes[k];
    return operation && this.computed.indexOf(k) >= this.at ? null : this.values[k];
  }

  /** What has come to a node so far. */
  sent_to(k) {
    return this.walk.parts.slice(0, this.back_along).filter(({ to }) => to === k);
  }

  paths_to(k) {
    return this.walk.parts.filter(({ to }) => to === k).length;
  }

  slope(k) {
    if (this.at < this.computed.length || this.nodes[k].data) return null;
    if (k === this.nodes.length - 1) return 1;
    return this.sent_to(k).at(-1)?.slope ?? (this.mistake === "piling_up" ? (this.left[k] ?? null) : null);
  }

  slopes(grads) {
    return this.learning.map((k) => `${along(this.nodes[k].name)} = ${shown(grads[k])}`).join(", ");
  }

  /** The part that went back along the picked arrow, if it has. */
  get part() {
    const { from, edge } = this.picked ?? {};
    return this.walk.parts.slice(0, this.back_along).find((one) => one.from === from && one.edge === edge);
  }

  /** The equations that the picked box or arrow is about. */
  get labels() {
    const { picked, part, nodes } = this;
    if (picked?.node !== undefined) return [nodes[picked.node].forward].filter(Boolean);
    if (!part) return [];
    const meeting = this.paths_to(part.to) > 1 ? nodes[part.to].back : undefined;
    return [nodes[part.from].back, meeting].filter(Boolean);
  }

  // --- what a reader does ---

  begin() {
    this.halt();
    this.given = this.nodes.map(({ value }) => value);
    this.rate = this.traced.rate;
    Object.assign(this, { at: 0, left: [], picked: null, mistake: "" });
  }

  /** The end of the walk, and an arrow to a fork. */
  show_all() {
    this.at = this.end;
    this.picked = this.walk.parts.findLast(({ to }) => this.paths_to(to) > 1);
  }

  reset() {
    const { mistake } = this;
    super.reset();
    this.mistake = mistake;
  }

  give(k, value) {
    this.given = this.given.with(k, value);
    this.left = [];
    this.say("");
  }

  /** One step; a walk that is over is begun again at the loss. */
  go() {
    if (this.at === this.end) this.again();
    const next = this.next;
    this.picked = next ? { from: next.from, edge: next.edge } : { node: this.computed[this.at] };
    this.at += 1;
  }

  again() {
    this.left = this.walk.grads;
    this.at = this.computed.length;
    this.walk = this.walked(this.mistake);
  }

  undone() {
    this.at -= 1;
    this.picked = null;
    this.tell();
  }

  /** Walk on to a step, one after the other. */
  run(end) {
    if (this.at >= end) this.again();
    this.run_until(() => this.at >= end, PAUSE);
  }

  update_inputs() {
    const loss = this.values.at(-1);
    this.left = this.walk.grads;
    this.given = step(this.nodes, this.values, this.walk.grads, this.rate);
    Object.assign(this, { at: 0, picked: null });
    this.say(this.words.updated(shown(loss), shown(forward(this.nodes, this.given).at(-1))));
  }

  tell() {
    const { words, nodes, at } = this;
    const last = this.computed[at - 1];
    if (at === 0) this.say(words.at_start);
    else if (at <= this.computed.length) this.say(words.computed(written(nodes[last].name), shown(this.values[last])));
    else if (at === this.end) this.say(words.done(this.slopes(this.walk.grads)));
    else {
      const { part, from, to } = this.walk.parts[this.back_along - 1];
      this.say(words.sent(shown(part), written(nodes[from].name), written(nodes[to].name)));
    }
  }

  answer(event) {
    event.preventDefault();
    const field = event.target.elements.answer;
    const number = typed(field.value);
    const { from, edge, upstream, local, part } = this.next;
    const others = local_slopes(this.nodes[from], this.values, this.values[from]).toSpliced(edge, 1);
    const found = Number.isNaN(number) ? "none" : verdict(number, upstream, local, others);
    const said = this.words.verdicts[found](shown(part));
    if (found !== "right") {
      this.say(said);
      return;
    }
    field.value = "";
    this.go();
    this.say(this.at === this.end ? `${said} ${this.words.done(this.slopes(this.walk.grads))}` : said);
  }

  foretell(predict) {
    this.predict = predict;
    if (predict) this.mistake = "";
  }

  go_wrong(mistake) {
    this.mistake = mistake;
    this.left = [];
    this.picked = null;
  }

  // --- what is shown ---

  board() {
    const { words } = this;
    return html`
      <p class="hint">${this.brief ? words.brief : words.hint}</p>
      ${this.graph.length > 1 ? this.choice() : nothing}
      <div class="view">
        ${this.picture()} ${this.buttons()}
        <div class="panel">${this.panel()}</div>
      </div>
      ${this.brief ? nothing : this.ways()}
    `;
  }

  ways() {
    const { words } = this;
    return html`
      <div class="row ways">
        <label for="way">${words.way}</label>
        <select
          id="way"
          .value=${this.mistake}
          ?disabled=${this.predict}
          @change=${({ target }) => this.go_wrong(target.value)}
        >
          <option value="" ?selected=${!this.mistake}>${words.right}</option>
          ${Object.keys(this.traced.mistakes).map(
            (name) => html`<option value=${name} ?selected=${name === this.mistake}>${words.mistakes[name]}</option>`,
          )}
        </select>
        <label class="predict">
          <input type="checkbox" .checked=${this.predict} @change=${({ target }) => this.foretell(target.checked)} />
          ${words.predict}
        </label>
      </div>
    `;
  }

  choice() {
    return html`
      <div class="row">
        <label for="graph">${this.words.graph}</label>
        <select id="graph" @change=${({ target }) => (this.chosen = Number(target.value))}>
          ${this.graph.map(({ title }, k) => html`<option value=${k} ?selected=${k === this.chosen}>${title}</option>`)}
        </select>
      </div>
    `;
  }

  picture() {
    const { words, nodes, traced } = this;
    const layout = laid_out(nodes, narrow.matches);
    const said = (number) =>
      nodes.flatMap(({ name }, k) => (number(k) === null ? [] : [`${written(name)} ${shown(number(k))}`])).join(", ");
    const label = words.drawing(traced.title, said((k) => this.value(k)), said((k) => this.slope(k)) || words.none);
    const arrows = this.computed.flatMap((k) =>
      nodes[k].inputs.map((i, edge) => ({ k, i, edge, drawn: arrow(layout, nodes, k, edge) })),
    );
    return html`
      <div class="drawing" style="max-width:${layout.width}px">
        <svg viewBox="0 0 ${layout.width} ${layout.height}" role="img" aria-label=${label}>
          <defs>${head("head", "auto", "forward")} ${head("tail", "auto-start-reverse", "back")}</defs>
          ${arrows.map((one) => this.line(one))}
          ${nodes.map((node, k) => box(node, layout.at[k], this.value(k), this.slope_shown(k), this.state(k)))}
        </svg>
        ${arrows.filter(({ i }) => !nodes[i].data).map((one) => this.chip(one, layout))}
      </div>
    `;
  }

  gone_back(k, edge) {
    return this.walk.parts.slice(0, this.back_along).find((one) => one.from === k && one.edge === edge);
  }

  is_picked(k, edge) {
    return this.picked?.from === k && this.picked?.edge === edge;
  }

  line({ k, i, edge, drawn }) {
    const state = this.gone_back(k, edge) ? "back" : this.value(i) === null ? "waiting" : "forward";
    const pick = this.nodes[i].data ? null : () => (this.picked = { from: k, edge });
    return line(drawn, state, this.is_picked(k, edge), pick);
  }

  chip({ k, i, edge, drawn }, layout) {
    const { words, nodes } = this;
    const gone = this.gone_back(k, edge);
    const picked = this.is_picked(k, edge);
    const part = gone && shown(gone.part, 3);
    const number = gone && crosses(nodes[k]) ? "•" : (part ?? "·");
    return html`
      <button
        class="chip ${gone ? "back" : ""}"
        style="left:${(100 * drawn.number.x) / layout.width}%;top:${(100 * drawn.number.y) / layout.height}%"
        aria-pressed=${picked}
        aria-label="${words.arrow(written(nodes[k].name), written(nodes[i].name))}: ${part ?? words.not_yet}"
        @click=${() => (this.picked = { from: k, edge })}
      >
        ${number}
      </button>
    `;
  }

  slope_shown(k) {
    const slope = this.slope(k);
    if (slope === null) return "";
    const more = this.sent_to(k).length < this.paths_to(k) ? "…" : "";
    return `∂ ${shown(slope, 3)}${more}`;
  }

  state(k) {
    if (this.picked?.node === k || this.picked?.from === k) return "now";
    return this.value(k) === null ? "waiting" : "";
  }

  panel() {
    const { words, nodes, picked, part } = this;
    if (this.predict && this.next) return this.question();
    if (picked?.node !== undefined) return this.computing(picked.node);
    if (!picked) return html`<p>${words.waiting}</p>`;
    const [from, to] = [nodes[picked.from].name, nodes[nodes[picked.from].inputs[picked.edge]].name].map(written);
    if (!part) return html`<p>${words.waiting_for(from, to)}</p>`;
    return html`${this.factors(part)} ${this.meeting(part.to)} ${this.links()}`;
  }

  computing(k) {
    const node = this.nodes[k];
    const names = node.inputs.map((i) => written(this.nodes[i].name));
    const numbers = node.inputs.map((i) => enclosed(this.values[i]));
    return html`
      <p class="sum">
        <i>${written(node.name)}</i> = ${calculation(node, names)} = ${calculation(node, numbers)} =
        <b>${shown(this.values[k])}</b>
      </p>
      ${this.links()}
    `;
  }

  factors({ from, to, upstream, local, part }) {
    const { words, nodes, mistake } = this;
    const [box, input] = [written(nodes[from].name), written(nodes[to].name)];
    const sign = mistake === "link_added" && this.traced.mistakes.link_added.includes(from) ? "+" : "×";
    const cells = [
      [`∂L/∂${box}`, shown(upstream)],
      [`∂${box}/∂${input}`, enclosed(local)],
      [`${box} → ${input}`, shown(part)],
    ];
    return html`
      <div class="factors">
        ${cells.map(
          ([what, number], k) => html`
            ${k ? html`<span class="sign">${k === 1 ? sign : "="}</span>` : nothing}
            <div><span>${words.factors[k]}</span> <span>${what}</span> <b>${number}</b></div>
          `,
        )}
      </div>
    `;
  }

  /** What has come to a fork, added up. */
  meeting(k) {
    const { words, nodes } = this;
    if (this.paths_to(k) < 2) return nothing;
    const sent = this.sent_to(k);
    const slope = sent.at(-1).slope;
    const overwritten = ["overwriting", "path_overwritten"].includes(this.mistake);
    const left = this.mistake === "piling_up" && this.left[k] ? [this.left[k]] : [];
    const parts = [...left, ...sent.map(({ part }) => part)];
    const more = sent.length < this.paths_to(k) ? " …" : "";
    const terms = overwritten
      ? parts.map((part, n) => (n < parts.length - 1 ? html`<del>${shown(part)}</del> ` : shown(part)))
      : [parts.map((part, n) => (n ? enclosed(part) : shown(part))).join(" + "), parts.length > 1 ? ` = ${shown(slope)}` : ""];
    return html`
      <p class="sum">
        ${overwritten ? words.meet_wrong(written(nodes[k].name)) : words.meet(written(nodes[k].name))}
        <b>${along(nodes[k].name)} = ${terms}${more}</b>
      </p>
    `;
  }

  links() {
    const numbers = this.labels.flatMap((label) => {
      const number = document.getElementById(label)?.parentElement.querySelector(`.eq-number[href="#${label}"]`);
      return number ? [html`<a href="#${label}">${this.words.equation} ${number.textContent}</a> `] : [];
    });
    return numbers.length ? html`<p class="links">${numbers}</p>` : nothing;
  }

  question() {
    const { words, nodes, next } = this;
    const [from, to] = [nodes[next.from].name, nodes[next.to].name].map(written);
    return html`
      <p>${words.your_turn(from, to)}</p>
      <form class="row" @submit=${this.answer}>
        <label for="answer">${words.asked(from, to)}</label>
        <input id="answer" name="answer" type="text" inputmode="text" autocomplete="off" />
        <button>${words.check}</button>
      </form>
    `;
  }

  buttons() {
    const { words, running } = this;
    const asked = this.predict && this.at >= this.computed.length && this.at < this.end;
    const forward_end = this.computed.length;
    return html`
      <div class="row buttons">
        <button @click=${this.stepped} ?disabled=${running || asked}>${words.step}</button>
        <button @click=${() => this.run(forward_end)} ?disabled=${running || this.at >= forward_end}>
          ${words.forward}
        </button>
        ${running
          ? html`<button @click=${this.paused}>${words.pause}</button>`
          : html`<button @click=${() => this.run(this.end)} ?disabled=${this.at < forward_end || this.predict}>
              ${words.backward}
            </button>`}
        <button @click=${this.update_inputs} ?disabled=${running || this.at < this.end}>${words.update}</button>
        <button @click=${this.undone} ?disabled=${running || this.at === 0}>${words.back}</button>
        <button @click=${this.reset}>${words.reset}</button>
      </div>
    `;
  }

  below() {
    const { words, nodes, given } = this;
    const knob = ({ name, low, high, step }, k) =>
      slider({ name: `input-${k}`, label: written(name), low, high, step }, given[k], (value) => this.give(k, value));
    const knobs = html`
      <div class="knobs" role="group" aria-label=${words.inputs}>
        ${nodes.map((node, k) => (node.operation ? nothing : knob(node, k)))}
      </div>
    `;
    if (this.brief) return knobs;
    return html`
      <p class="verdict">${this.mistake && this.at === this.end ? this.judged() : ""}</p>
      ${knobs} ${slider({ ...RATE, label: words.rate }, this.rate, (rate) => (this.rate = rate))}
    `;
  }

  judged() {
    const right = walk_back(this.nodes, this.values).grads;
    const { grads } = this.walk;
    const same = this.learning.every((k) => Math.abs(right[k] - grads[k]) <= 1e-9 * Math.abs(right[k]));
    return same ? this.words.no_difference : this.words.not_right(this.slopes(right));
  }

  static styles = [
    ...Runner.styles,
    css`
      .hint {
        min-height: 2lh;
      }

      .drawing {
        position: relative;
        width: 100%;
        margin: 0.2rem auto 0.4rem;
      }

      .chip {
        position: absolute;
        min-width: 24px;
        min-height: 24px;
        padding: 0 0.1rem;
        border-color: var(--figure-line);
        border-radius: 12px;
        color: var(--figure-quiet);
        font-size: 0.55rem;
        line-height: 1;
        white-space: nowrap;
        transform: translate(-50%, -50%);
      }

      .chip.back {
        border-color: var(--figure-second);
        color: var(--figure-second);
      }

      .chip[aria-pressed="true"] {
        z-index: 1;
        border-color: var(--figure-second);
        background: var(--figure-second);
        color: var(--figure-paper);
      }

      .arrow {
        fill: none;
        stroke: var(--figure-first);
        stroke-width: 1.5;
      }

      .arrow.waiting {
        stroke: var(--figure-line);
      }

      .arrow.back {
        stroke: var(--figure-second);
        stroke-dasharray: 5 3;
      }

      .arrow.picked {
        stroke-width: 3;
      }

      .reach {
        fill: none;
        stroke: transparent;
        stroke-width: 18;
        cursor: pointer;
      }

      .head {
        fill: var(--figure-first);
      }

      .tail {
        fill: var(--figure-second);
      }

      .box rect {
        fill: var(--figure-wash);
        stroke: var(--figure-line);
      }

      .box.input rect {
        fill: var(--figure-paper);
        stroke: var(--figure-first);
      }

      .box.data rect {
        stroke: var(--figure-line);
        stroke-dasharray: 3 2;
      }

      .box.now rect {
        stroke: var(--figure-second);
        stroke-width: 2;
      }

      svg text {
        font-size: 12px;
      }

      svg text.value {
        font-weight: 700;
      }

      svg text.slope {
        fill: var(--figure-second);
        font-size: 11px;
        font-weight: 700;
      }

      .panel {
        min-height: 6.4rem;
        padding-block-start: 0.3rem;
        border-block-start: 1px solid var(--figure-line);
      }

      p {
        margin: 0 0 0.3rem;
      }

      .factors {
        display: flex;
        gap: 0.2rem 0.8rem;
        align-items: end;
        margin-block-end: 0.3rem;
      }

      .factors > div {
        display: grid;
        justify-items: center;
        font-variant-numeric: tabular-nums;
      }

      .factors > div > span:first-child {
        color: var(--figure-quiet);
      }

      .sum {
        font-variant-numeric: tabular-nums;
      }

      a {
        color: var(--figure-first);
      }

      .buttons,
      .ways {
        margin-block-end: 0.4rem;
      }

      .predict {
        display: flex;
        gap: 0.3rem;
        align-items: center;
        min-height: 1.6rem;
      }

      input[type="checkbox"] {
        width: 1.2rem;
        height: 1.2rem;
        accent-color: var(--figure-first);
      }

      #answer {
        width: 6rem;
      }

      .said,
      .verdict {
        min-height: 1lh;
      }

      .knobs {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0.2rem 1rem;
      }

      .knob {
        grid-template-columns: auto minmax(0, 1fr) 4.2rem;
      }

      .knob label {
        grid-column: auto;
        min-width: 1.2rem;
      }

      @media (max-width: 37.5em) {
        .hint {
          min-height: 3lh;
        }

        .panel {
          min-height: 9.6rem;
        }

        .factors {
          gap: 0.2rem 0.4rem;
        }

        .said,
        .verdict {
          min-height: 3lh;
        }

        .knobs {
          grid-template-columns: minmax(0, 1fr);
        }

        :host([size="brief"]) :is(.hint, .said) {
          min-height: 2lh;
        }

        :host([size="brief"]) .panel {
          min-height: 6.4rem;
        }
      }

      @media (min-width: 60em) {
        :host([size="brief"]) .hint {
          min-height: 1lh;
        }

        :host([size="brief"]) .view {
          display: grid;
          grid-template-columns: minmax(0, 1fr) 14rem;
          gap: 0 1rem;
          align-items: center;
        }

        :host([size="brief"]) .panel {
          grid-area: 1 / 2 / span 2;
          border: none;
        }
      }
    `,
  ];
}

const head = (id, orient, name) => svg`
  <marker id=${id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient=${orient}>
    <path d="M 0 0 L 8 4 L 0 8 z" class=${name === "back" ? "tail" : "head"} />
  </marker>
`;

Walk.define("walk");
