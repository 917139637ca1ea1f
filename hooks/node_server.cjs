// Renders formulas and slims figures for hooks/node.py: a JSON request a line in, an answer a line out.
const { createRequire } = require("node:module");
const { createInterface } = require("node:readline");

const ofTheProject = createRequire(`${process.argv[2]}/`);
const katex = ofTheProject("katex");
const strict = (code) => (code === "unicodeTextInMathMode" ? "ignore" : "error");

const formula = ({ tex, displayMode }) =>
  katex.renderToString(tex, { displayMode, strict, throwOnError: true });

// Colours stay as they are written, for each is a variable of the page's scheme; ids with a hyphen are a figure's own.
const figure = ({ svg }) =>
  ofTheProject("svgo").optimize(svg, {
    multipass: true,
    floatPrecision: 1,
    plugins: [
      {
        name: "preset-default",
        params: {
          overrides: {
            cleanupIds: { minify: false, preservePrefixes: ["chapter-"] },
            convertColors: false,
          },
        },
      },
    ],
  }).data;

const answer = (request) => {
  try {
    return { done: (request.svg ? figure : formula)(request) };
  } catch (error) {
    return { error: error.message };
  }
};

createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(JSON.stringify(answer(JSON.parse(line))) + "\n");
});
