// The table: one line a page, in columns as wide as their titles.
import { TITLES } from "./goals.mjs";

const PAGE_WIDTH = 30;

function row(values) {
  return Object.keys(TITLES)
    .map((key) => {
      const text = String(values[key] ?? "-");
      return key === "page" ? text.padEnd(PAGE_WIDTH) : text.padStart(TITLES[key].length);
    })
    .join("  ");
}

export const header = () => row(TITLES);

export const line = (result) => row({ ...result, page: result.page === "" ? "/" : result.page });

/** What the measures found, for whoever has to mend it. */
export const details = ({ scoreFound = [], axeFound = [], hostsFound = [], htmlFound = [] }) => [
  ...scoreFound,
  ...axeFound,
  ...hostsFound,
  ...htmlFound,
];
