import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { type Finding, percentile } from "../figure";
import type { Credentials } from "../ledger/trader";
import type { Stage } from "../stage";
import { cookiesFor, inBrowser } from "./browser";
import type { OwnApp } from "./own-app";
import { makeParties, signIn } from "./page-visits";

const MESSAGES = 100;
const MOVES = 40;
/** People write faster than this to nobody. */
const PAUSE_MS = 500;

/** How long what one of two people does takes to stand on the other's screen, in two browsers. */
export async function live(stage: Stage): Promise<Finding[]> {
  const app = await stage.app();
  const { buyer, seller, tradeId } = await makeParties(app);
  return inBrowser(async (browser) => {
    const shop = await enter(browser, app, seller, tradeId);
    const phone = await enter(browser, app, buyer, tradeId);
    for (const page of [shop, phone]) await page.getByText("online").waitFor();
    const messages = await millisecondsOf(MESSAGES, (at) => say(shop, phone, `message ${at}`));
    const moves = await millisecondsOf(MOVES, (at) => move(shop, phone, tradeId, at));
    return [
      {
        what: `a message: from the sender's click to the receiver's screen, 95th percentile of ${MESSAGES}`,
        values: [percentile(messages, 0.95)],
        unit: "ms",
        target: { atMost: 150 },
      },
      {
        what: `a move: from the call to the other browser's screen, 95th percentile of ${MOVES}`,
        values: [percentile(moves, 0.95)],
        unit: "ms",
        target: { atMost: 1_000 },
      },
    ];
  });
}

async function enter(browser: Browser, app: OwnApp, who: Credentials, tradeId: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addCookies(cookiesFor(app.url, await signIn(app.url, who)));
  const page = await context.newPage();
  await page.goto(`${app.url}/trades/${tradeId}`);
  return page;
}

async function millisecondsOf(times: number, once: (at: number) => Promise<number>): Promise<number[]> {
  await once(-1); // the first warms both up
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) {
    await pause(PAUSE_MS);
    all.push(await once(at));
  }
  return all;
}

const CHAT = '[role="log"]';
const STAND = '[aria-label="Trade status"]';

async function say(from: Page, to: Page, words: string): Promise<number> {
  const seen = to.evaluate(whenShown, { place: CHAT, words });
  await from.getByRole("textbox", { name: /^Message / }).fill(words);
  const clicked = from.evaluate(whenClicked, 'button[aria-label="Send"]');
  return (await seen) - (await clicked);
}

/** Sent, and taken back, in turn: each is on the other's screen when its words are. */
async function move(from: Page, to: Page, tradeId: string, at: number): Promise<number> {
  const isSent = at % 2 !== 0;
  const seen = to.evaluate(whenShown, { place: STAND, words: isSent ? "Check " : "is sending" });
  const called = from.evaluate(
    whenCalled,
    `/api/v1/trades/${tradeId}/${isSent ? "deliver" : "undo-deliver"}`,
  );
  return (await seen) - (await called);
}

/** In the page: the time at which the words stand in the place, in milliseconds. */
export function whenShown({ place, words }: { place: string; words: string }): Promise<number> {
  return new Promise((resolve) => {
    // No function in here has a name: the names that are kept for it would be missing in the page.
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector(place)?.textContent?.includes(words)) return;
      observer.disconnect();
      resolve(performance.timeOrigin + performance.now());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** In the page: presses the button, and answers when. */
function whenClicked(button: string): number {
  const at = performance.timeOrigin + performance.now();
  document.querySelector<HTMLButtonElement>(button)?.click();
  return at;
}

/** In the page: makes the move, and answers when it was asked for. */
async function whenCalled(path: string): Promise<number> {
  const at = performance.timeOrigin + performance.now();
  const viewer = document.querySelector("[data-page-viewer]")?.getAttribute("data-page-viewer") ?? "";
  const headers = {
    "idempotency-key": crypto.randomUUID(),
    "content-type": "application/json",
    "x-page-viewer": viewer,
  };
  const answer = await fetch(path, { method: "POST", headers, body: "{}" });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return at;
}
