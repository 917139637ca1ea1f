/** Trains in a worker. It is told what to train and how many steps to go; it says how far it has come. */

import { CLASSES, one_hot, pixel_rows, scores, train } from "./arithmetic_training.js";

const EVERY = 20;
let rows, knobs, steps, step, left, params, timer;

/** One part of the data: images as letters, labels as digits. */
const part = ({ images, labels }) => {
  const numbers = Array.from(labels, Number);
  return { X: pixel_rows(images), Y: one_hot(numbers, CLASSES), labels: numbers };
};

const report = () => {
  const { loss, accuracy } = scores(params, rows.train, rows.test, knobs.hidden);
  if (!Number.isFinite(loss)) left = 0;
  postMessage({ step, loss, accuracy, going: left > 0 });
};

/** Go on to the next report, then let messages in. */
const go_on = () => {
  do {
    params = steps.next().value;
    step += 1;
    left -= 1;
  } while (left && step % EVERY);
  report();
  if (left) timer = setTimeout(go_on);
};

onmessage = ({ data }) => {
  clearTimeout(timer);
  left = data.go ?? 0;
  if (data.rows) rows = { train: part(data.rows.train), test: part(data.rows.test) };
  if (data.knobs) {
    knobs = data.knobs;
    steps = train(rows.train, knobs);
    [params, step] = [steps.next().value, 0];
  }
  if (data.knobs || !left) report();
  if (left) go_on();
};
