// Serves a folder with gzip, as a static host does, and counts the bytes it sends.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".ipynb": "application/json",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};
const COMPRESSED = /\.(html|css|js|json|svg|xml|txt|ipynb)$/;

function fileFor(site, address) {
  const file = path.join(site, decodeURIComponent(new URL(address, "http://site").pathname));
  const inside = path.resolve(file).startsWith(site);
  const page = file.endsWith("/") ? path.join(file, "index.html") : file;
  return inside && fs.existsSync(page) && fs.statSync(page).isFile() ? page : null;
}

/** {origin, sent(), close()}; sent() returns the bytes of all bodies since it was last called. */
export async function serve(site) {
  const packed = new Map();
  let count = 0;
  const body = (file) => {
    if (!packed.has(file)) {
      const raw = fs.readFileSync(file);
      packed.set(file, COMPRESSED.test(file) ? zlib.gzipSync(raw, { level: 6 }) : raw);
    }
    return packed.get(file);
  };
  const server = http.createServer((request, response) => {
    const found = fileFor(site, request.url);
    const file = found ?? path.join(site, "404.html");
    const content = body(file);
    count += content.length;
    response.writeHead(found ? 200 : 404, {
      "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
      "content-length": content.length,
      "cache-control": "max-age=600",
      ...(COMPRESSED.test(file) ? { "content-encoding": "gzip", vary: "accept-encoding" } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}/`,
    sent() {
      const sent = count;
      count = 0;
      return sent;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
