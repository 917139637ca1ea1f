/** Data that comes when it is asked for: a plain script, which loads from a folder too. */

const { src } = document.currentScript;
const asked = new Map();

/** What `pieces/<name>.js` beside this script says: it puts its data into `bbh_data`. Rejects if it cannot be had. */
export const fetched = (name) => {
  if (!asked.has(name)) asked.set(name, arriving(name));
  return asked.get(name);
};

const arriving = (name) =>
  new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: new URL(`${name}.js`, src) });
    script.addEventListener("load", () => resolve(globalThis.bbh_data[name]));
    script.addEventListener("error", () => {
      asked.delete(name);
      script.remove();
      reject(new Error(`${script.src} did not load`));
    });
    document.head.append(script);
  });
