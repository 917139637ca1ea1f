import { LitElement, html, nothing } from "lit";
import { look } from "./look.js";

export { css, html, nothing, svg } from "lit";

/**
 * A piece that a reader moves. A subclass has `static texts = { en, ko }`, each with a `name`, and a method `board()`.
 *
 * The static figure stands in the slot: on paper, and while there is no script.
 */
export class Piece extends LitElement {
  static properties = { said: { state: true }, unfolded: { state: true } };
  static styles = [look];

  constructor() {
    super();
    this.said = "";
    this.unfolded = false;
  }

  /** The words in the page's language. */
  get words() {
    return this.constructor.texts[document.documentElement.lang] ?? this.constructor.texts.en;
  }

  /** Whether the reader asked for less motion: then jump to where an animation would end. */
  get calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** Show a sentence below the board and have it spoken: at the end of an action, never while something is dragged. */
  say(sentence) {
    this.said = sentence;
  }

  /** What stands below the sentence, such as a fold. */
  below() {
    return nothing;
  }

  /** A fold. Its content is drawn only while it is open, so that a closed one costs no frame. */
  fold(summary, content) {
    return html`
      <details ?open=${this.unfolded} @toggle=${({ target }) => (this.unfolded = target.open)}>
        <summary>${summary}</summary>
        ${this.unfolded ? content() : nothing}
      </details>
    `;
  }

  render() {
    return html`
      <div class="board" role="group" aria-label=${this.words.name}>
        ${this.board()}
        <p class="said" role="status">${this.said}</p>
        ${this.below()}
      </div>
      <slot></slot>
    `;
  }

  /** Make `bbh-<name>` this piece. */
  static define(name) {
    customElements.define(`bbh-${name}`, this);
  }
}
