import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";
import { Piece, css, html } from "../shared/piece.js";
import { clamped, shown } from "../shared/numbers.js";
import { fits, grad_W, grad_X, grad_b, matmul, products, sums, transpose } from "./arithmetic.js";
import { texts } from "./texts.js";

const LARGEST = 1000;
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

const value = (x) => shown(x, 3);
const factor = (x) => (x < 0 ? `(${value(x)})` : value(x));
const shape = (A) => `(${A.length}, ${A[0].length})`;

/** A name with its place in the table; a table of one column has one index. */
const indexed = (name, A, row, column) =>
  name + SUBSCRIPTS[row + 1] + (A[0].length === 1 ? "" : SUBSCRIPTS[column + 1]);

/** Three tables to edit, and the gradients of X @ W + b, each entry with the products that it adds up. */
class Light extends Piece {
  static texts = texts;

  static properties = {
    inputs: { type: Array }, // X, n by d
    slopes: { type: Array }, // G, n by h: what comes back to X @ W + b
    weights: { type: Array }, // W, d by h
    letter: { type: String }, // what the page calls the slopes
    rows: { type: Number }, // how many rows of X and G there are in the batch
    without: { state: true }, // the transpose
    lit: { state: true }, // of: W, b or X, and its row and column
  };

  constructor() {
    super();
    Object.assign(this, { inputs: [[1]], slopes: [[1]], weights: [[1]], letter: "δ", without: false });
  }

  connectedCallback() {
    super.connectedCallback();
    this.rows ??= this.inputs.length;
    this.lit ??= { of: "W", row: this.weights.length - 1, column: 0 };
  }

  // --- what is computed ---

  get tables() {
    return { X: this.inputs.slice(0, this.rows), G: this.slopes.slice(0, this.rows), W: this.weights };
  }

  get names() {
    return { X: "X", G: this.letter, W: this.weights[0].length === 1 ? "w" : "W" };
  }

  /** The product behind a gradient: two tables, where their numbers stand, and what comes out. */
  way(of) {
    const { X, G, W } = this.tables;
    const name = `∂L/∂${of === "X" ? "X" : of === "b" ? "b" : this.names.W}`;
    if (of === "b") return { name, left: "1", right: "G", A: [G.map(() => 1)], B: G, result: [grad_b(G)], fit: true };
    const [left, right, first, second] = of === "W" ? ["X", "G", X, G] : ["G", "W", G, W];
    const wanted = of === "W" ? grad_W(X, G) : grad_X(G, W);
    if (!this.without) {
      const flipped = of === "W" ? "left" : "right";
      const [A, B] = of === "W" ? [transpose(X), G] : [G, transpose(W)];
      return { name, left, right, flipped, A, B, result: wanted, fit: true };
    }
    const fit = fits(first, second);
    const result = fit ? matmul(first, second) : first.map(() => second[0].map(() => NaN));
    const lucky = fit && result.flat().every((x, m) => Math.abs(x - wanted.flat()[m]) < 1e-9);
    return { name: `(${this.names[left]} ${this.names[right]})`, left, right, A: first, B: second, result, fit, lucky };
  }

  /** The way that is lit, and the places of number m on its left and its right. */
  get meeting() {
    const { of, row, column } = this.lit;
    const way = this.way(of);
    return {
      ...way,
      terms: products(way.A, way.B, row, column),
      on_left: (m) => (way.flipped === "left" ? [m, row] : [row, m]),
      on_right: (m) => (way.flipped === "right" ? [column, m] : [m, column]),
    };
  }

  /** Which side of the lit product an entry of a table is on, if any. */
  side(table, row, column) {
    const { left, right, flipped } = this.way(this.lit.of);
    if (table === left && (flipped === "left" ? column : row) === this.lit.row) return "left";
    if (table === right && (flipped === "right" ? row : column) === this.lit.column) return "right";
    return "";
  }

  entry({ name, result }, row, column) {
    if (name === "∂L/∂b") return result[0].length === 1 ? name : name + SUBSCRIPTS[column + 1];
    return indexed(name, result, row, column);
  }

  // --- what a reader does ---

  light(of, row, column) {
    this.lit = { of, row, column };
  }

  choose(of, row, column) {
    this.light(of, row, column);
    this.tell();
  }

  edit(property, row, column, field) {
    const before = this[property][row][column];
    const number = field.valueAsNumber;
    const next = Number.isNaN(number) ? before : clamped(number, -LARGEST, LARGEST);
    this[property] = this[property].with(row, this[property][row].with(column, next));
    field.value = written(next);
    this.tell();
  }

  batch(rows) {
    this.rows = rows;
    this.stay();
    this.tell();
  }

  turn() {
    this.without = !this.without;
    this.stay();
    this.tell();
  }

  /** Where the lit entry is gone, light the first one. */
  stay() {
    const { of, row, column } = this.lit;
    if (this.way(of).result[row]?.[column] === undefined) this.light(of, 0, 0);
  }

  tell() {
    const { words, meeting, lit } = this;
    const name = this.entry(meeting, lit.row, lit.column);
    const { terms } = meeting;
    const sum = meeting.fit ? words.sum(name, terms.map(factor).join(" + "), value(sums(terms).at(-1))) : words.no_sum(name);
    this.say(this.without && lit.of !== "b" ? `${this.verdict(meeting)} ${sum}` : sum);
  }

  // --- what is shown ---

  formula(of) {
    const { name, left, right, flipped } = this.way(of);
    const { names } = this;
    if (of === "b") return `${name} = Σ ${names.G}`;
    const factors = names[left] + (flipped === "left" ? "ᵀ" : "") + " " + names[right] + (flipped === "right" ? "ᵀ" : "");
    return this.without ? factors : `${name} = ${factors}`;
  }

  shapes(of) {
    const { A, B, result, fit } = this.way(of);
    if (of === "b") return `${shape(B)} → (${result[0].length},)`;
    return `${shape(A)} @ ${shape(B)}${fit ? ` → ${shape(result)}` : `: ${A[0].length} ≠ ${B.length}`}`;
  }

  /** What the product without the transpose is worth, in words. */
  verdict({ left, right, A, B, fit, lucky }) {
    const { words, names } = this;
    if (fit) return lucky ? words.lucky : words.wrong;
    return words.misfit(names[left], A[0].length, names[right], B.length);
  }

  board() {
    const { words, inputs, lit, without } = this;
    return html`
      <p class="hint">${words.hint}</p>
      <div class="row">
        <label for="rows">${words.rows}</label>
        <select id="rows" .value=${live(String(this.rows))} @change=${({ target }) => this.batch(Number(target.value))}>
          ${inputs.map((_, i) => html`<option value=${i + 1} ?selected=${i + 1 === this.rows}>${i + 1}</option>`)}
        </select>
        <button aria-pressed=${without} @click=${this.turn}>${words.without}</button>
      </div>
      <div class=${`tables ${this.weights[0].length > 1 ? "many" : ""}`}>
        ${this.given("X", "inputs")} ${this.given("G", "slopes")} ${this.given("W", "weights")}
      </div>
      <div class=${`tables results ${this.weights[0].length > 1 ? "many" : ""}`}>
        ${["W", "b", "X"].map((of) => this.gradient(of))}
      </div>
      ${keyed(`${lit.of} ${lit.row} ${lit.column} ${without}`, this.sum())}
    `;
  }

  given(table, property) {
    const { words, names } = this;
    const A = this.tables[table];
    return html`
      <div role="group" aria-label=${names[table]}>
        <p class="title"><b>${names[table]}</b> ${shape(A)}</p>
        <div class="grid" style=${`--columns: ${A[0].length}`}>
          ${A.map((row, i) =>
            row.map(
              (x, j) => html`
                <input
                  type="number"
                  step="any"
                  autocomplete="off"
                  class=${this.side(table, i, j)}
                  aria-label=${words.entry(names[table], i + 1, j + 1)}
                  .value=${live(written(x))}
                  @change=${({ target }) => this.edit(property, i, j, target)}
                />
              `,
            ),
          )}
        </div>
      </div>
    `;
  }

  gradient(of) {
    const { words, lit } = this;
    const { name, result, fit } = this.way(of);
    return html`
      <div role="group" aria-label=${name}>
        <p class="title"><b>${this.formula(of)}</b><br />${this.shapes(of)}</p>
        <div class="grid" style=${`--columns: ${result[0].length}`}>
          ${result.map((row, i) =>
            row.map(
              (x, k) => html`
                <button
                  aria-pressed=${lit.of === of && lit.row === i && lit.column === k}
                  aria-label=${`${words.entry(name, i + 1, k + 1)}: ${fit ? value(x) : words.refused}`}
                  @focus=${() => this.light(of, i, k)}
                  @click=${() => this.choose(of, i, k)}
                >
                  ${fit ? value(x) : "✗"}
                </button>
              `,
            ),
          )}
        </div>
      </div>
    `;
  }

  /** The lit entry, product by product. */
  sum() {
    const { words, names, lit, meeting, tables } = this;
    const { left, right, A, B, terms, fit, on_left, on_right } = meeting;
    const meet = words.meet[this.without && lit.of !== "b" ? "without" : lit.of];
    const so_far = sums(terms);
    const letter = (table, [row, column]) => (table === "1" ? "1" : indexed(names[table], tables[table], row, column));
    return html`
      <div class="sum" style=${`--terms: ${Math.max(this.inputs.length, ...[B[0], this.weights].map((x) => x.length))}`}>
        <p class="title">
          <b>${this.entry(meeting, lit.row, lit.column)}</b>: ${meet(names[left], names[right], lit.row + 1, lit.column + 1)}
        </p>
        <table>
          <thead>
            <tr>
              ${words.heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${terms.map((term, m) => {
              const [a, b] = [A[lit.row][m], B[m]?.[lit.column]];
              const pair = [
                a === undefined ? "?" : letter(left, on_left(m)),
                b === undefined ? "?" : letter(right, on_right(m)),
              ];
              const alone = a === undefined || b === undefined;
              return html`
                <tr style=${`--turn: ${m}`}>
                  <td>${pair.join(" · ")}</td>
                  <td>${alone ? words.alone : `${value(a)} · ${factor(b)}`}</td>
                  <td>${alone ? "✗" : value(term)}</td>
                  <td>${fit ? (m === terms.length - 1 ? html`<b>${value(so_far[m])}</b>` : value(so_far[m])) : "✗"}</td>
                </tr>
              `;
            })}
          </tbody>
        </table>
      </div>
    `;
  }

  static styles = [
    ...Piece.styles,
    css`
      .hint {
        min-height: 2lh;
      }

      .tables {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1.4rem;
        align-items: start;
        margin-block: 0.5rem;
      }

      .title {
        margin: 0 0 0.2rem;
      }

      .grid {
        display: grid;
        grid-template-columns: repeat(var(--columns), 3.1rem);
        gap: 0.15rem;
      }

      .grid > * {
        box-sizing: border-box;
        width: 100%;
        min-width: 0;
        min-height: 1.6rem;
        padding: 0;
        border: 1px solid var(--figure-quiet);
        border-radius: 0.15rem;
        background: var(--figure-paper);
        color: inherit;
        font: inherit;
        font-size: 0.65rem;
        font-variant-numeric: tabular-nums;
        text-align: center;
        appearance: textfield;
      }

      .grid > button {
        border-color: var(--figure-first);
        color: var(--figure-first);
        appearance: none;
      }

      .grid > button[aria-pressed="true"] {
        border-width: 3px;
        border-style: double;
        background: var(--figure-first);
        color: var(--figure-paper);
        font-weight: 700;
      }

      input::-webkit-inner-spin-button {
        display: none;
      }

      .grid > .left {
        border: 3px solid var(--figure-first);
        background: var(--figure-wash);
        font-weight: 700;
      }

      .grid > .right {
        border: 3px dashed var(--figure-second);
        background: var(--figure-wash);
        font-weight: 700;
      }

      .said {
        min-height: 2lh;
      }

      .sum {
        min-height: calc((var(--terms) + 2) * 1.2lh);
      }

      @keyframes come {
        from {
          opacity: 0;
        }
      }

      @media (prefers-reduced-motion: no-preference) {
        tbody tr {
          animation: come 0.3s calc(var(--turn) * 0.3s) both;
        }
      }

      @media (max-width: 37.5em) {
        .hint,
        .said {
          min-height: 4lh;
        }

        .tables {
          gap: 0.5rem 0.7rem;
        }

        .many .grid {
          grid-template-columns: repeat(var(--columns), 2.45rem);
        }

        .many .grid > * {
          font-size: 0.55rem;
        }

        .sum {
          font-size: 0.65rem;
        }

        :is(th, td) {
          padding-inline-end: 0.35rem;
        }
      }
    `,
  ];
}

/** A number as a field takes it. */
const written = (x) => String(Number(x.toPrecision(3)));

Light.define("light");
