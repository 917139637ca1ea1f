import { css } from "lit";

/** How every piece looks: the page's own colours, so that it follows the reader's scheme. */
export const look = css`
  :host {
    display: block;
    color: var(--figure-ink);
    font-size: 0.7rem;
    line-height: 1.5;
  }

  .board {
    padding: 0.6rem 0.7rem;
    border: 1px solid var(--figure-line);
    border-radius: 0.2rem;
    background: var(--figure-paper);
  }

  .said {
    min-height: 1lh;
    margin: 0.3rem 0 0;
  }

  svg {
    display: block;
    width: 100%;
    height: auto;
    font-family: inherit;
    user-select: none;
  }

  svg text {
    fill: var(--figure-ink);
  }

  .drag {
    cursor: grab;
    touch-action: none;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
    align-items: center;
  }

  button,
  select,
  input[type="text"] {
    box-sizing: border-box;
    min-height: 1.6rem;
    padding: 0.1rem 0.5rem;
    border: 1px solid var(--figure-quiet);
    border-radius: 0.15rem;
    background: var(--figure-paper);
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }

  button {
    border-color: var(--figure-first);
    color: var(--figure-first);
    cursor: pointer;
  }

  button:disabled {
    border-color: var(--figure-line);
    color: var(--figure-quiet);
    cursor: default;
  }

  button[aria-pressed="true"] {
    background: var(--figure-first);
    color: var(--figure-paper);
  }

  :is(button, select, input, summary, [tabindex]):focus-visible {
    outline: 2px solid var(--figure-second);
    outline-offset: 2px;
  }

  summary {
    min-height: 1.6rem;
    line-height: 1.6rem;
    cursor: pointer;
  }

  .knob {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 4.2rem;
    gap: 0 0.5rem;
    align-items: center;
  }

  .knob label {
    grid-column: 1 / -1;
  }

  .knob input[type="text"] {
    width: 100%;
  }

  .knob input[aria-invalid="true"] {
    border: 2px solid var(--figure-second);
  }

  input[type="range"] {
    width: 100%;
    min-height: 1.6rem;
    margin: 0;
    background: none;
    appearance: none;
    touch-action: pan-y;
  }

  input[type="range"]::-webkit-slider-runnable-track {
    height: 0.2rem;
    border-radius: 0.1rem;
    background: var(--figure-quiet);
  }

  input[type="range"]::-moz-range-track {
    height: 0.2rem;
    border-radius: 0.1rem;
    background: var(--figure-quiet);
  }

  input[type="range"]::-webkit-slider-thumb {
    width: 1.2rem;
    height: 1.2rem;
    margin-top: -0.5rem;
    border: 2px solid var(--figure-paper);
    border-radius: 50%;
    background: var(--figure-first);
    appearance: none;
  }

  input[type="range"]::-moz-range-thumb {
    box-sizing: border-box;
    width: 1.2rem;
    height: 1.2rem;
    border: 2px solid var(--figure-paper);
    border-radius: 50%;
    background: var(--figure-first);
  }

  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  :is(th, td) {
    padding: 0.1rem 0.6rem 0.1rem 0;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
  }

  th {
    color: var(--figure-quiet);
  }

  i {
    font-family: KaTeX_Math, serif;
    font-size: 1.1em;
  }

  .hint {
    margin: 0 0 0.4rem;
    color: var(--figure-quiet);
  }

  @media (max-width: 37.5em) {
    .said {
      min-height: 2lh;
    }
  }

  @media screen {
    slot {
      display: none;
    }
  }

  @media print {
    .board {
      display: none;
    }
  }
`;
