import { Piece } from "./piece.js";

/** A piece that steps, and can run. A subclass has `begin()`, `go()`, which is one step, and `tell()`, which says where it is. */
export class Runner extends Piece {
  static properties = { running: { state: true } };

  disconnectedCallback() {
    super.disconnectedCallback();
    this.halt();
  }

  stepped() {
    this.go();
    this.tell();
  }

  reset() {
    this.begin();
    this.tell();
  }

  /** Step until it is done, with a pause in milliseconds after each step, or at once for a reader who wants no motion. */
  run_until(done, pause, end = this.paused) {
    const on = () => {
      this.go();
      if (done()) end.call(this);
    };
    if (this.calm) while (!done()) on();
    else this.running = setInterval(on, pause);
  }

  paused() {
    this.halt();
    this.tell();
  }

  halt() {
    clearInterval(this.running);
    this.running = null;
  }
}
