// When a page cannot be fetched, shows /offline.html instead of the browser's own error. It does nothing else: it keeps
// that one page and nothing of anybody's, and touches no other request. To retire it, publish a worker that
// calls registration.unregister() on activation; browsers look for a newer one at each visit.

// The end of the page's SHA-256 (a test compares): a changed page is a changed worker, which fetches it anew.
const store = "offline-5865d4419879";
const page = "/offline.html";

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keepPage());
  // Newer browsers do not even wake the worker for scripts, pictures and data.
  event.addRoutes?.({ condition: { not: { requestMode: "navigate" } }, source: "network" }).catch(() => {});
});

async function keepPage() {
  const kept = await caches.open(store);
  await kept.add(new Request(page, { cache: "reload" }));
}

addEventListener("activate", (event) => {
  // The page is asked for while the worker wakes, so that nobody waits for it.
  event.waitUntil(Promise.all([dropOlder(), registration.navigationPreload?.enable()]));
});

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== store).map((name) => caches.delete(name)));
}

addEventListener("fetch", (event) => {
  const { mode, method } = event.request;
  // A form that failed is the browser's to send again: it alone still has what was typed.
  if (mode === "navigate" && method === "GET") event.respondWith(fetched(event));
});

async function fetched(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return offline();
  }
}

/** Without the headers it came with: they belong to the request it was fetched by. The page brings its own policy. */
async function offline() {
  const kept = await caches.match(page);
  if (!kept) return Response.error();
  return new Response(await kept.blob(), {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
