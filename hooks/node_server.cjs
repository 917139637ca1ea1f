// Renders formulas, slims figures and bundles pieces for hooks/node.py: a JSON request a line in, an answer a line out.
const { createRequire } = require("node:module");
const { resolve } = require("node:path");
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

// A script that needs no other; an import of "./worker.js?script" is the text of such a script, for a worker.
const bundle = async ({ piece, root }) => {
  const { outputFiles } = await ofTheProject("esbuild").build({
    entryPoints: [piece],
    absWorkingDir: root,
    nodePaths: [process.argv[2]],
    bundle: true,
    format: "iife",
    minify: true,
    charset: "utf8",
    target: "es2022",
    logLevel: "silent",
    write: false,
    plugins: [{ name: "scripts", setup: scripts }],
  });
  return outputFiles[0].text;
};

const scripts = ({ onResolve, onLoad, initialOptions: { absWorkingDir: root } }) => {
  onResolve({ filter: /\?script$/ }, ({ path, resolveDir }) => ({
    path: resolve(resolveDir, path.slice(0, -"?script".length)),
    namespace: "script",
  }));
  onLoad({ filter: /.*/, namespace: "script" }, async ({ path }) => ({
    contents: await bundle({ piece: path, root }),
    loader: "text",
  }));
};

const toldByEsbuild = ({ text, location }) => (location ? `${location.file}:${location.line}: ${text}` : text);

const answer = async (request) => {
  try {
    return { done: await (request.piece ? bundle : request.svg ? figure : formula)(request) };
  } catch (error) {
    return { error: error.errors ? error.errors.map(toldByEsbuild).join("\n") : error.message };
  }
};

createInterface({ input: process.stdin }).on("line", async (line) => {
  process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + "\n");
});
