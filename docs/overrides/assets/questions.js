// Answer boxes: a reader's answer beside the right one, and beside what each mistake would give.
(() => {
  const words = JSON.parse(document.getElementById("course").textContent).texts.questions;
  const make = (name, settings) => Object.assign(document.createElement(name), settings);
  const plain = (text) => text.trim().replace(/[\u2212\u2013]/g, "-");

  // 0.25, .25, 0,25, -3/8, 1e-3; anything else is not a number.
  const number = (typed) => {
    const parts = plain(typed).replaceAll(",", ".").split("/");
    const [above, below = 1] = parts.map((part) => (part.trim() ? Number(part) : NaN));
    return parts.length < 3 && Number.isFinite(above / below) ? above / below : NaN;
  };
  const rows = (shown) => {
    const inner = shown.includes("[") ? shown.match(/\[([^[\]]*)\]/g) : [shown];
    return inner.map((row) => row.replace(/[[\]]/g, "").split(",").map(number));
  };

  // One unit of the last decimal that is shown; of a whole number or a fraction a thousandth.
  const tolerance = (shown) => {
    const decimals = [...plain(shown).matchAll(/\.(\d+)(?:e([-+]?\d+))?/g)];
    const units = decimals.map(([, digits, power = 0]) => 10 ** (power - digits.length));
    return Math.min(...(units.length ? units : [Math.max(...rows(shown).flat().map(Math.abs)) / 1000]));
  };
  const agree = (a, b, within) => a.length === b.length && a.every((x, k) => Math.abs(x - b[k]) <= within * 1.000001);

  const asked = (box) => {
    const title = box.querySelector(".question-title");
    const terms = [...box.querySelectorAll(".answer dt")];
    const reply = box.querySelector(".reply, .choices");
    const verdict = make("div", { className: "verdict" });
    verdict.setAttribute("role", "status");
    reply.after(verdict);
    const mark = () => (title.textContent = `${words.question} ✓`);
    if (globalThis.kept?.saved().answered?.[box.id]) mark();

    const say = (right, first, reason) => {
      const said = make("strong", { textContent: `${right ? "✓" : "✗"} ${first} ` });
      verdict.replaceChildren(said, ...(reason ? reason.cloneNode(true).childNodes : []));
      verdict.classList.toggle("right", right);
      if (!right) return;
      mark();
      globalThis.kept?.change("answered", box.id, true);
    };
    const judge = (term) => {
      const right = term.className === "right";
      say(right, right ? words.right : words.wrong, term.nextElementSibling);
    };
    return { terms, reply, say, judge };
  };

  // A button has no formulas for a screen reader: it lies over its choice, which stays readable.
  const chosen = ({ terms, reply, judge }) => {
    [...reply.children].forEach((choice, k) => {
      const letter = String.fromCharCode(65 + k);
      choice.id = `${reply.parentElement.id}-${letter}`;
      const button = make("button", { type: "button", ariaLabel: letter });
      button.setAttribute("aria-describedby", choice.id);
      button.addEventListener("click", () => {
        for (const other of reply.querySelectorAll("button")) other.setAttribute("aria-pressed", other === button);
        judge(terms[k]);
      });
      choice.append(button);
    });
  };

  const typed = ({ terms, reply, say, judge }) => {
    const shown = terms.map((term) => term.textContent);
    const [answer, ...mistakes] = shown.map((text) => rows(text).flat());
    const table = rows(shown[0]);
    const inputs = table.flatMap((row, i) => {
      const line = make("span", { className: "row" });
      reply.append(line);
      return row.map((_, j) => {
        const input = make("input", { type: "text", size: 7, autocomplete: "off", spellcheck: false });
        const place = words.entry.replace("{row}", i + 1).replace("{column}", j + 1);
        input.setAttribute("aria-label", answer.length > 1 ? place : words.yours);
        line.append(input);
        return input;
      });
    });
    reply.append(make("button", { textContent: words.check }));
    reply.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = inputs.map((input) => number(input.value));
      const within = tolerance(shown[0]);
      const wrong = given.map((x, k) => !agree([x], [answer[k]], within));
      inputs.forEach((input, k) => input.setAttribute("aria-invalid", wrong[k]));
      if (given.some(Number.isNaN)) return say(false, words.unreadable);
      const known = [answer, ...mistakes].findIndex((one) => agree(given, one, within));
      if (known >= 0) return judge(terms[known]);
      const turned = agree(given.map((x) => -x), answer, within);
      const some = words.some.replace("{right}", wrong.filter((one) => !one).length).replace("{all}", wrong.length);
      say(false, turned ? words.sign : answer.length > 1 ? some : words.wrong);
    });
  };

  for (const box of document.querySelectorAll(".question[id]")) {
    const question = asked(box);
    (question.reply.matches("form") ? typed : chosen)(question);
  }
})();
