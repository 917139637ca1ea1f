// Renders formulas for hooks/katex.py: one JSON request a line in, one JSON answer a line out.
const { createInterface } = require('node:readline');
const katex = require(process.argv[2]);

const render = ({ tex, displayMode, macros }) => {
  const strict = (code) => (code === 'unicodeTextInMathMode' ? 'ignore' : 'error');
  try {
    return { html: katex.renderToString(tex, { displayMode, macros, strict, throwOnError: true }) };
  } catch (error) {
    return { error: error.message };
  }
};

createInterface({ input: process.stdin }).on('line', (line) => {
  process.stdout.write(JSON.stringify(render(JSON.parse(line))) + '\n');
});
