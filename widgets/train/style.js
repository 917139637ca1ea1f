import { css } from "../shared/piece.js";

export const style = css`
  .columns {
    display: grid;
    grid-template-columns: 12rem minmax(0, 1fr);
    gap: 0.5rem 1.2rem;
    margin-bottom: 0.5rem;
  }

  .knobs {
    display: grid;
    gap: 0.3rem;
    align-content: start;
  }

  label {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 5rem;
    gap: 0.5rem;
    align-items: center;
  }

  label:has(select) {
    grid-template-columns: minmax(0, 1fr);
    gap: 0;
  }

  label.check {
    grid-template-columns: auto minmax(0, 1fr);
    min-height: 24px;
  }

  label > :is(input[type="text"], select) {
    width: 100%;
    min-width: 0;
  }

  input[type="checkbox"] {
    margin: 0;
    accent-color: var(--figure-first);
  }

  input[aria-invalid="true"] {
    outline: 2px solid var(--figure-second);
  }

  .run {
    min-width: 5.5rem;
  }

  .chart {
    height: 16.4rem;
    font-size: 12px;
  }

  .chart .tick {
    fill: var(--figure-quiet);
  }

  .grid {
    stroke: var(--figure-line);
    stroke-width: 0.6;
  }

  polyline {
    fill: none;
    stroke: var(--figure-first);
    stroke-width: 2;
  }

  polyline.before {
    stroke: var(--figure-second);
    stroke-dasharray: 5 4;
    stroke-width: 1.5;
  }

  .last {
    fill: var(--figure-first);
  }

  .now {
    margin: 0.4rem 0 0;
    font-variant-numeric: tabular-nums;
  }

  .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  @media (max-width: 44rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    .knobs {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.3rem 1rem;
    }

    .knobs label {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }

    .knobs label.check {
      grid-column: 1 / -1;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0.5rem;
    }

    .chart {
      height: 11.5rem;
      font-size: 15px;
    }

    .row > label {
      flex-basis: 100%;
      grid-template-columns: auto 5rem;
      justify-content: start;
    }

    .now {
      min-height: 2lh;
    }
  }
`;
