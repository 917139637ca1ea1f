import { Piece, html, nothing, svg } from "../shared/piece.js";
import { fetched } from "../shared/fetched.js";
import { shown } from "../shared/numbers.js";
import { SIDE, centred } from "../digits/arithmetic_centring.js";
import { HIDDEN, argmax, backward, cross_entropy, forward, softmax } from "../digits/arithmetic_network.js";
import { parameters } from "../digits/arithmetic_stored.js";
import { Ink, PAD, show } from "./ink.js";
import { signs } from "./marks.js";
import { style } from "./style.js";
import { texts } from "./texts.js";

const DIGITS = [...Array(10).keys()];
const UNITS = 100;
const SIZES = [SIDE * SIDE, UNITS, DIGITS.length];
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEY_STEP = PAD / SIDE;

/** How many hidden units are on. */
const on = (A1) => A1?.filter((a) => a > 0).length ?? 0;

class Draw extends Piece {
  static texts = texts;
  static styles = [...Piece.styles, style];
  static properties = {
    picture: {},
    target: { type: Number },
    marks: { type: Boolean },
    rubber: { state: true },
    state: { state: true },
  };

  /** picture: what stands on the pad at first, as hexadecimal bytes. target: the class it should have been. */
  constructor() {
    super();
    Object.assign(this, { picture: "", target: 0, marks: false, rubber: false, state: {} });
    this.pen = { x: PAD / 2, y: PAD / 2, down: false, keys: false };
  }

  firstUpdated() {
    this.ink = new Ink(this.renderRoot.querySelector(".pad canvas"));
  }

  willUpdate(changed) {
    if (this.ink && changed.has("target")) this.look();
  }

  updated(changed) {
    if (changed.has("picture") && this.picture) this.paint(this.picture);
    this.show_pictures();
  }

  /** Paint a picture on the pad, a square for each byte, and look at it. */
  paint(picture) {
    this.ink.paint(picture.match(/../g).map((byte) => parseInt(byte, 16)));
    this.look();
  }

  /** Fetch the weights, once, and answer. */
  async ask() {
    if (this.params) return;
    this.say(this.words.coming);
    try {
      this.params = parameters(await fetched("digits-weights"), SIZES);
    } catch {
      this.say(this.words.missing);
      return;
    }
    this.look();
    this.tell();
  }

  /** What the network sees and says of what is on the pad now. */
  look() {
    const seen = centred(this.ink.levels(), PAD);
    this.state = { seen, ...(seen && this.params ? this.answer(seen.pixels) : {}) };
  }

  answer(X) {
    const hidden = HIDDEN.relu;
    const passed = forward(this.params, X, hidden);
    const Y = Float64Array.from(DIGITS, (digit) => Number(digit === this.target));
    return {
      A1: passed.A1,
      y_hat: softmax(passed.logits, DIGITS.length),
      loss: cross_entropy(passed.logits, Y, DIGITS.length),
      slopes: backward(this.params, X, Y, passed, hidden).X,
    };
  }

  /** Look again with the next picture on the screen, not with every event. */
  look_soon() {
    this.soon ??= requestAnimationFrame(() => {
      this.soon = undefined;
      this.look();
    });
  }

  /** Say the answer, when a stroke is done. */
  tell() {
    const { seen, y_hat } = this.state;
    if (!seen) this.say(this.words.empty);
    else if (y_hat) this.say(this.words.answer(argmax(y_hat), Math.max(...y_hat)));
  }

  /** What the network gets, and its hidden units beside the largest of them. */
  show_pictures() {
    const { seen, A1 } = this.state;
    const [pixels, units] = this.renderRoot.querySelectorAll(".inside canvas");
    const most = A1 && Math.max(...A1);
    show(pixels, seen?.pixels);
    show(units, A1?.map((a) => a / most));
  }

  // --- the reader's hand -----------------------------------------------------------------------

  /** Where on the pad a pointer is. */
  place({ clientX, clientY }, pad) {
    const { left, top, width } = pad.getBoundingClientRect();
    return [((clientX - left) * PAD) / width, ((clientY - top) * PAD) / width];
  }

  press(event) {
    const pad = event.currentTarget;
    if (event.button) return;
    pad.setPointerCapture(event.pointerId);
    const [x, y] = this.place(event, pad);
    this.pen = { x, y, down: true, keys: false };
    this.ink.stroke(x, y, x, y, this.rubber);
    this.ask();
    this.look_soon();
  }

  drag(event) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) this.go_to(...this.place(one, event.currentTarget));
  }

  lift() {
    this.pen = { ...this.pen, down: false };
    this.look();
    this.tell();
  }

  go_to(x, y) {
    if (this.pen.down) {
      this.ink.stroke(this.pen.x, this.pen.y, x, y, this.rubber);
      this.look_soon();
    }
    this.pen = { ...this.pen, x, y };
  }

  key(event) {
    const move = MOVES[event.key];
    if (move) {
      this.pen = { ...this.pen, keys: true };
      const [x, y] = [this.pen.x + move[0] * KEY_STEP, this.pen.y + move[1] * KEY_STEP];
      this.go_to(Math.min(Math.max(x, 0), PAD), Math.min(Math.max(y, 0), PAD));
    } else if (event.key === " ") {
      this.toggle();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.clear();
    } else {
      return;
    }
    this.requestUpdate();
    event.preventDefault();
  }

  toggle() {
    this.ask();
    if (this.pen.down) {
      this.lift();
    } else {
      this.pen = { ...this.pen, down: true, keys: true };
      this.go_to(this.pen.x, this.pen.y);
      this.say(this.words.down);
    }
  }

  clear() {
    this.ink.clear();
    this.look();
    this.tell();
  }

  // --- what it shows ---------------------------------------------------------------------------

  board() {
    const lit = this.words.hidden(on(this.state.A1), UNITS);
    return html`
      <div class="columns">
        <div>
          ${this.pad()}
          <div class="row">${this.tools()}</div>
        </div>
        <div>
          ${this.bars()}
          <div class="inside">
            <canvas width=${SIDE} height=${SIDE} role="img" aria-label=${this.words.seen}></canvas>
            <div class="units">
              <canvas width="10" height="10" role="img" aria-label=${lit}></canvas>
            </div>
            <div class="choices">${this.choices()}</div>
          </div>
        </div>
      </div>
      <div class="facts">
        <p class="keys">${this.words.keys}</p>
        ${this.state.A1 ? this.facts() : this.asking()}
      </div>
    `;
  }

  pad() {
    const { x, y, down, keys } = this.pen;
    return html`
      <div
        class="pad"
        tabindex="0"
        role="application"
        aria-label=${this.words.pad}
        @pointerdown=${this.press}
        @pointermove=${this.drag}
        @lostpointercapture=${this.lift}
        @keydown=${this.key}
      >
        <canvas class=${this.marked ? "faint" : ""} width=${PAD} height=${PAD}></canvas>
        <svg viewBox="0 0 ${PAD} ${PAD}" aria-hidden="true">
          ${this.marked ? this.slopes() : nothing}
          ${keys ? svg`<circle class="pen ${down ? "down" : ""}" cx=${x} cy=${y} r="11" />` : nothing}
        </svg>
      </div>
    `;
  }

  get marked() {
    return this.marks && this.state.slopes;
  }

  slopes() {
    const { more, less } = signs(this.state.slopes, this.state.seen);
    return [
      svg`<path class="more" d=${more} />`,
      svg`<path class="less" d=${less} />`,
    ];
  }

  tools() {
    const tool = (label, rubber) => html`
      <button aria-pressed=${this.rubber === rubber} @click=${() => (this.rubber = rubber)}>${label}</button>
    `;
    return html`
      ${tool(this.words.pen, false)} ${tool(this.words.rubber, true)}
      <button @click=${this.clear}>${this.words.clear}</button>
    `;
  }

  bars() {
    const { y_hat } = this.state;
    const best = y_hat && argmax(y_hat);
    const bar = (digit) => html`
      <li class=${digit === best ? "best" : ""}>
        <span>${digit}</span>
        <span class="track"><span style="transform: scaleX(${(y_hat?.[digit] ?? 0).toFixed(3)})"></span></span>
        <span class="share">${y_hat ? this.words.percent(y_hat[digit]) : nothing}</span>
      </li>
    `;
    return html`<ol aria-label=${this.words.bars}>${DIGITS.map(bar)}</ol>`;
  }

  choices() {
    const choose = ({ target }) => {
      this.target = Number(target.value);
      this.marks = true;
      this.ask();
    };
    const mark = ({ target }) => {
      this.marks = target.checked;
      this.ask();
    };
    return html`
      <label>
        ${this.words.should_be}
        <select @change=${choose}>
          ${DIGITS.map((digit) => html`<option ?selected=${digit === this.target}>${digit}</option>`)}
        </select>
      </label>
      <label class="check"><input type="checkbox" .checked=${this.marks} @change=${mark} /> ${this.words.marks}</label>
    `;
  }

  asking() {
    return html`<p class="row"><button @click=${this.ask}>${this.words.ask}</button> ${this.words.size}</p>`;
  }

  facts() {
    const { A1, loss, slopes } = this.state;
    const { words } = this;
    const lowest = Math.min(...slopes), highest = Math.max(...slopes);
    const at = (slope) => {
      const k = slopes.indexOf(slope);
      return [Math.floor(k / SIDE), k % SIDE];
    };
    return html`
      <p>${words.hidden(on(A1), UNITS)}</p>
      <p>${words.loss(this.target, shown(loss))}</p>
      <p><b class="more">+</b> ${words.more(at(lowest), shown(lowest))}</p>
      <p><b class="less">−</b> ${words.less(at(highest), shown(highest))}</p>
    `;
  }
}

Draw.define("draw");
