import type { Browser, Page } from "@playwright/test";
import type { Finding } from "../figure";
import type { Stage } from "../stage";
import { cookiesFor, inBrowser } from "./browser";
import type { OwnApp } from "./own-app";
import { listingOf, type Visit, visit, visitsOf } from "./page-visits";

const LIMIT_S = 3.5;
const LIMIT_SHIFT = 0.02;
const LOOKS = 5;
const WARM_UP = 50;

/** A mid-range phone on a slow connection. */
const SLOWER_CPU = 4;
const BYTES_PER_SECOND = 400_000 / 8;
const ROUND_TRIP_MS = 400;
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };

/** When the largest piece of a page stands on a first visit, and how much of it moves until then. */
export async function paint(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const { landing, offers, offer, room } = await visitsOf(app);
  return inBrowser(async (browser) => {
    const results: Visit = { name: "results of goods", path: "/goods" };
    const listing: Visit = { name: "a listing", path: await listingOf(app) };
    const findings: Finding[] = [];
    for (const page of [landing, results, listing, offers, offer, room])
      findings.push(...(await measure(browser, app, page)));
    return findings;
  });
}

async function measure(browser: Browser, app: OwnApp, page: Visit): Promise<Finding[]> {
  await visit(app.url, page, WARM_UP);
  const looks: Look[] = [];
  for (let look = 0; look < LOOKS; look += 1) looks.push(await lookAt(browser, app.url, page));
  const where = `${page.name}; phone, CPU ${SLOWER_CPU}x slower, 400 kb/s, ${ROUND_TRIP_MS} ms round trip`;
  return [
    {
      what: `largest contentful paint: ${where}`,
      values: looks.map(({ seconds }) => seconds),
      unit: "s",
      target: { atMost: LIMIT_S },
    },
    {
      what: `cumulative layout shift: ${where}`,
      values: looks.map(({ shift }) => shift),
      target: { atMost: LIMIT_SHIFT },
    },
  ];
}

interface Look {
  /** Until the largest contentful paint. */
  seconds: number;
  /** Cumulative layout shift. */
  shift: number;
}

async function lookAt(browser: Browser, url: string, { path, cookie }: Visit): Promise<Look> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    if (cookie) await context.addCookies(cookiesFor(url, cookie));
    await slowDown(page);
    await page.goto(url + path, { waitUntil: "load", timeout: 60_000 });
    if (page.url() !== url + path) throw new Error(`${path} led to ${page.url()}.`);
    const seconds = await page.evaluate<number>(LATEST_LARGEST_PAINT);
    return { seconds, shift: await page.evaluate<number>(LAYOUT_SHIFT) };
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

// What moved without anybody's doing, up to two frames from now.
const LAYOUT_SHIFT = `(async () => {
  let sum = 0;
  const add = (entries) => {
    for (const { hadRecentInput, value } of entries) if (!hadRecentInput) sum += value;
  };
  const observer = new PerformanceObserver((seen) => add(seen.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  add(observer.takeRecords());
  return sum;
})()`;
