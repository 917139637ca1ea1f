import { css } from "../shared/piece.js";

export const style = css`
  .columns {
    display: grid;
    grid-template-columns: 14rem minmax(0, 1fr);
    gap: 0.6rem 1.2rem;
  }

  .pad {
    position: relative;
    width: 14rem;
    max-width: 100%;
    aspect-ratio: 1;
    margin-bottom: 0.5rem;
    box-shadow: 0 0 0 1px var(--figure-quiet);
    cursor: crosshair;
    touch-action: none;
    user-select: none;
  }

  .pad > * {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }

  canvas {
    filter: var(--figure-filter);
  }

  canvas.faint {
    opacity: 0.35;
  }

  .pen {
    fill: none;
    stroke: var(--figure-second);
    stroke-width: 2;
  }

  .pen.down {
    fill: var(--figure-second);
    fill-opacity: 0.5;
  }

  path {
    fill: none;
    stroke-width: 2;
  }

  path.more {
    stroke: var(--figure-first);
  }

  path.less {
    stroke: var(--figure-second);
  }

  b.more {
    color: var(--figure-first);
  }

  b.less {
    color: var(--figure-second);
  }

  p {
    margin: 0;
  }

  :is(ol, .facts) {
    contain: content;
  }

  ol {
    margin: 0 0 0.5rem;
    padding: 0;
    list-style: none;
    font-variant-numeric: tabular-nums;
  }

  li {
    display: grid;
    grid-template-columns: 0.8rem minmax(0, 1fr) 3.4rem;
    gap: 0.4rem;
    align-items: center;
    height: 1.15rem;
  }

  li.best {
    font-weight: 700;
  }

  .track {
    height: 0.6rem;
    background: var(--figure-wash);
  }

  .track > span {
    display: block;
    height: 100%;
    background: var(--figure-first);
    transform-origin: left;
  }

  .share {
    text-align: end;
    white-space: nowrap;
  }

  .inside canvas {
    display: block;
    width: 4.2rem;
    height: 4.2rem;
    image-rendering: pixelated;
    box-shadow: 0 0 0 1px var(--figure-line);
  }

  .units {
    position: relative;
  }

  .units::after {
    position: absolute;
    inset: 0;
    background:
      repeating-linear-gradient(var(--figure-line) 0 1px, transparent 1px 10%),
      repeating-linear-gradient(90deg, var(--figure-line) 0 1px, transparent 1px 10%);
    content: "";
  }

  .inside {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    gap: 0.5rem;
    align-items: center;
    height: 4.3rem;
  }

  .choices {
    display: grid;
    gap: 0.3rem;
    line-height: 1.2;
  }

  .check {
    display: flex;
    gap: 0.4rem;
    align-items: center;
    min-height: 24px;
  }

  input[type="checkbox"] {
    margin: 0;
    accent-color: var(--figure-first);
  }

  .keys {
    color: var(--figure-quiet);
  }

  .facts {
    height: 5lh;
    margin-top: 0.5rem;
  }

  @media (max-width: 44rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    .facts {
      height: 9lh;
    }
  }
`;
