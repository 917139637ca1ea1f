// Errors in the HTML of a page as it is sent: what the parser repairs, and what html-validate refuses.
import fs from "node:fs";
import { HtmlValidate } from "html-validate";
import { parse } from "parse5";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // KaTeX and the figures place their parts with inline styles; the standard allows them.
    "no-inline-style": "off",
    // A matter of the length of a line in a search result, not of HTML.
    "long-title": "off",
    // The theme's templates leave blanks at line ends; gzip takes them away.
    "no-trailing-whitespace": "off",
  },
});

// What Material's own templates break; templates of our own would be copies.
const OF_THE_THEME = [/"tabindex" has invalid value ""/, /autocomplete attribute cannot be used on <input type="checkbox">/];

/** {html: how many errors, htmlFound: rule, line and message of the first of each kind} */
export async function htmlErrors(file) {
  const text = fs.readFileSync(file, "utf8");
  const found = [];
  const note = (rule, line, message) => {
    if (OF_THE_THEME.some((pattern) => pattern.test(message))) return;
    found.push({ rule, text: `HTML ${rule}, line ${line}: ${message}` });
  };
  parse(text, { sourceCodeLocationInfo: true, onParseError: (error) => note(error.code, error.startLine, "parse error") });
  const report = await validator.validateString(text);
  for (const { messages } of report.results) {
    for (const { ruleId, line, message, severity } of messages) if (severity === 2) note(ruleId, line, message);
  }
  const first = new Map(found.toReversed().map(({ rule, text: said }) => [rule, said]));
  return { html: found.length, htmlFound: [...first.values()] };
}
