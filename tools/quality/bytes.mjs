// What a page costs: bytes of a first visit, bytes of one click later, and hosts other than ours.
import { DESKTOP, fresh, open } from "./chromium.mjs";

const KIB = 1024;
const LOCAL = "127.0.0.1";

const kib = (bytes) => Number((bytes / KIB).toFixed(1));

/** {cold, next, hosts, hostsFound}; `neighbour` is the page from which a reader comes to this one. */
export async function bytes(browser, server, address, neighbour) {
  const foreign = new Set();
  const cold = await fresh(browser, DESKTOP, async (page) => {
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (/^(http|ws)s?:$/.test(url.protocol) && url.hostname !== LOCAL) foreign.add(url.host);
    });
    server.sent();
    await open(page, address, 1200);
    return server.sent();
  });
  const next = await fresh(browser, DESKTOP, async (page) => {
    await open(page, neighbour, 1200);
    server.sent();
    await open(page, address, 1200);
    return server.sent();
  });
  return { cold: kib(cold), next: kib(next), hosts: foreign.size, hostsFound: [...foreign].map((host) => `host ${host}`) };
}
