// Search loads its worker and its index when it is first opened, also from a folder (file:).
// Material's bundle asks for a Worker and for the index as soon as it runs: it gets a stand-in for
// the one, and for the other only when it must mark the words of a search on the page (?h=).
(() => {
  const SETUP = 0;
  const { failed } = document.querySelector("script[data-failed]").dataset;
  const fromFolder = location.protocol === "file:";
  const toggle = document.getElementById("__search");
  const query = document.querySelector(".md-search__input");
  if (!query) return;

  const load = (src, page = document) =>
    new Promise((resolve, reject) => {
      const script = page.createElement("script");
      Object.assign(script, { src, async: false, onload: resolve, onerror: reject });
      page.head.append(script);
    });

  const readIndex = async () => {
    const { base } = JSON.parse(document.getElementById("__config").textContent);
    const address = new URL(`search/search_index.js${fromFolder ? "" : "on"}`, new URL(base, location));
    if (fromFolder) {
      await load(address);
      return __index;
    }
    return (await fetch(address)).json();
  };

  const RealWorker = window.Worker;

  const startWorker = async (url, receive) => {
    const worker = new RealWorker(url);
    worker.onmessage = ({ data }) => receive(data);
    return (data) => worker.postMessage(data);
  };

  // From a folder browsers start no worker: its script runs in an empty frame instead.
  const startFrame = async (url, receive) => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inside = frame.contentWindow;
    const here = (path) => new URL(path, url).href;
    inside.postMessage = receive;
    inside.importScripts = (...paths) => Promise.all(paths.map((path) => load(here(path), inside.document)));
    await load(url, inside.document);
    return (data) => inside.dispatchEvent(new MessageEvent("message", { data }));
  };

  class LateWorker extends EventTarget {
    constructor(url) {
      super();
      window.Worker = RealWorker;
      this.url = new URL(url, location).href;
      const open = () => this.start().catch(() => this.fail());
      if (toggle.checked || document.activeElement === query) open();
      toggle.addEventListener("change", open, { once: true });
      query.addEventListener("focus", open, { once: true });
    }

    async start() {
      if (this.started) return;
      this.started = true;
      const receive = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const starting = (fromFolder ? startFrame : startWorker)(this.url, receive);
      const [send, { config, docs }] = await Promise.all([starting, readIndex()]);
      this.send = send;
      send({ type: SETUP, data: { config, docs, options: { suggest: false } } });
    }

    fail() {
      document.querySelector(".md-search-result__meta").textContent = failed;
    }

    postMessage(message) {
      if (message.type !== SETUP) this.send(message);
    }
  }

  window.Worker = LateWorker;
  if (!new URLSearchParams(location.search).has("h")) query.form.removeAttribute("name");
})();
