import type { Browser, Page } from "@playwright/test";
import type { Finding } from "../figure";
import type { Stage } from "../stage";
import { cookiesFor, inBrowser } from "./browser";
import type { OwnApp } from "./own-app";
import { type Visit, visit, visitsOf } from "./page-visits";

const LIMIT_S = 3.5;
const LOOKS = 5;
const WARM_UP = 50;

/** A mid-range phone on a slow connection. */
const SLOWER_CPU = 4;
const BYTES_PER_SECOND = 400_000 / 8;
const ROUND_TRIP_MS = 400;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };

/** When the largest piece of a page stands, on a first visit. */
export async function paint(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const { landing, offers, offer, room } = await visitsOf(app);
  return inBrowser(async (browser) => {
    const findings: Finding[] = [];
    for (const page of [landing, offers, offer, room]) findings.push(await measure(browser, app, page));
    return findings;
  });
}

async function measure(browser: Browser, app: OwnApp, page: Visit): Promise<Finding> {
  await visit(app.url, page, WARM_UP);
  const values: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) values.push(await secondsToPaint(browser, app.url, page));
  return {
    what: `largest contentful paint: ${page.name}; phone, CPU ${SLOWER_CPU}x slower, 400 kb/s, ${ROUND_TRIP_MS} ms round trip`,
    values,
    unit: "s",
    target: { atMost: LIMIT_S },
  };
}

async function secondsToPaint(browser: Browser, url: string, { path, cookie }: Visit): Promise<number> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    if (cookie) await context.addCookies(cookiesFor(url, cookie));
    await slowDown(page);
    await page.goto(url + path, { waitUntil: "load", timeout: 60_000 });
    if (page.url() !== url + path) throw new Error(`${path} led to ${page.url()}.`);
    return await page.evaluate<number>(LATEST_LARGEST_PAINT);
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_CPU });
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: ROUND_TRIP_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
}

// Seconds until the last candidate, once the fonts are there and two frames are drawn. A text, because what compiles this
// program adds names to functions that a page does not know.
const LATEST_LARGEST_PAINT = `(async () => {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  await document.fonts.ready;
  await frame();
  await frame();
  return new Promise((resolve) => {
    new PerformanceObserver((seen) => resolve(seen.getEntries().at(-1).startTime / 1000))
      .observe({ type: "largest-contentful-paint", buffered: true });
  });
})()`;
