import { html } from "lit";
import { live } from "lit/directives/live.js";
import { clamped, shown, typed } from "./numbers.js";

const POSITIONS = 1000;

/** How far along a knob a value lies, from 0 to 1. */
export const place = ({ low, high, log }, value) =>
  clamped(log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low), 0, 1);

/** The value that lies so far along a logarithmic knob. */
const along = ({ low, high }, share) => Number((low * (high / low) ** share).toPrecision(3));

/**
 * A slider with a field beside it, for one number: `change(value)` is called with each new one.
 *
 * knob: { name, label, low, high, step | log: true, spoken? }; `name` is unique in the piece, `spoken` says the value.
 * below: what stands under the slider, as wide as it, such as marked zones.
 */
export const slider = (knob, value, change, below = "") => {
  const { name, label, low, high, step, log, spoken = shown(value) } = knob;
  const read = (position) => (log ? along(knob, position / POSITIONS) : position);
  return html`
    <div class="knob">
      <label for=${name}>${label}</label>
      <div>
        <input
          id=${name}
          type="range"
          min=${log ? 0 : low}
          max=${log ? POSITIONS : high}
          step=${log ? 1 : step}
          aria-valuetext=${spoken}
          .value=${live(String(log ? Math.round(POSITIONS * place(knob, value)) : value))}
          @input=${({ target }) => change(read(Number(target.value)))}
        />
        ${below}
      </div>
      ${field(label, value, (x) => shown(x), [low, high], change)}
    </div>
  `;
};

/** A field for one number, taken as far as it may go; what is no number leaves the value as it was. */
export const field = (label, value, text, [low, high], change) => html`
  <input
    type="text"
    inputmode="decimal"
    autocomplete="off"
    aria-label=${label}
    .value=${live(text(value))}
    @change=${({ target }) => {
      const number = typed(target.value);
      const next = Number.isNaN(number) ? value : clamped(number, low, high);
      target.value = text(next);
      change(next);
    }}
  />
`;
