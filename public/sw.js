// When a page cannot be fetched, shows /offline.html instead of the browser's own error; and shows pushes. It keeps that one page,
// and the id of the person who takes pushes here, and touches no other request. To retire it, publish a worker that
// calls registration.unregister() on activation; browsers look for a newer one at each visit.

// The end of the page's SHA-256 (a test compares): a changed page is a changed worker, which fetches it anew.
const store = "offline-5865d4419879";
const page = "/offline.html";
/** Written by components/notifications/push.ts. */
const pushStore = "push";
const pushViewer = "/push-viewer";

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
  await Promise.all(
    names.filter((name) => name !== store && name !== pushStore).map((name) => caches.delete(name)),
  );
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

addEventListener("push", (event) => event.waitUntil(show(event.data)));

/** A newer one of a subject takes the place of the older on the screen, and is heard again. */
async function show(data) {
  const { sentence = "There is news for you.", group = "amana", ...rest } = read(data);
  await registration.showNotification("Amana", {
    body: sentence,
    tag: group,
    renotify: true,
    icon: "/icon-192.png",
    data: rest,
  });
}

function read(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

addEventListener("notificationclick", (event) => {
  const { id, to, link = "/inbox" } = event.notification.data ?? {};
  event.notification.close();
  event.waitUntil(Promise.all([openPage(link), id && post("/notifications/read", { tapped: id }, to)]));
});

/** In a tab that is open already, where there is one. */
async function openPage(link) {
  const url = new URL(link, location.origin).href;
  const tabs = await clients.matchAll({ type: "window" });
  const tab = tabs.find((one) => one.url === url) ?? tabs[0];
  if (!tab) return clients.openWindow(url);
  // Refused where the browser no longer counts it as the person's tap; the page opens without.
  await tab.focus().catch(() => {});
  return tab.url === url ? tab : tab.navigate(url).catch(() => clients.openWindow(url));
}

addEventListener("pushsubscriptionchange", (event) => event.waitUntil(subscribeAnew(event)));

/** The push service has ended a subscription, so the browser's new one is registered for the same person. */
async function subscribeAnew({ oldSubscription, newSubscription }) {
  const viewer = await (await caches.match(pushViewer))?.text();
  const options = oldSubscription?.options;
  const fresh = newSubscription ?? (options && (await registration.pushManager.subscribe(options)));
  if (viewer && fresh) await post("/me/push-subscriptions", fresh.toJSON(), viewer);
}

/** As the person that it is about: refused where another one is signed in. */
const post = (path, body, viewer = "") =>
  fetch(`/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-page-viewer": viewer },
    body: JSON.stringify(body),
  }).catch(() => {});
