import type { Browser, Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { type Finding, percentile } from "../figure";
import type { Stage } from "../stage";
import { inBrowser } from "./browser";
import { whenShown } from "./live";
import type { OwnApp } from "./own-app";

const RULINGS = 40;
const BLOCKS = 50;
const ACTS = 500;

const TERMS = { ...airtimeOf(3_000_00n, "AIRTEL"), priceMinor: 2_431_00n } as const;
const REASON = "The operator’s message shows the right number and the right amount.";
const WHY = { reason: "You sold airtime that was stolen.", reasonCode: "fraud" } as const;

/** How long what staff do takes to stand on the screens of those whom it concerns. */
export async function staffLive(stage: Stage): Promise<Finding[]> {
  const cast = await castOf(await stage.app());
  return inBrowser(async (browser) => [
    await measured(1_000, RULINGS, "a ruling: from the call to both parties’ screens", () =>
      rulings(cast, browser),
    ),
    await measured(1_000, BLOCKS, "a block: from the call to its page in both browsers of a person", () =>
      blocks(cast, browser),
    ),
    await measured(3_000, ACTS, "an act of staff: from the call to the person’s bell", () =>
      badges(cast, browser),
    ),
  ]);
}

/** So many of them, without the first, which warms everything up. */
async function measured(
  atMost: number,
  times: number,
  what: string,
  open: () => Promise<() => Promise<number>>,
): Promise<Finding> {
  const once = await open();
  await once();
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) all.push(await once());
  const values = [percentile(all, 0.95)];
  return { what: `${what}, 95th percentile of ${times}`, values, unit: "ms", target: { atMost } };
}

type Cast = Awaited<ReturnType<typeof castOf>>;

/** The people of the journeys, who take the application's address and secrets from the environment when they are loaded. */
async function castOf({ url, environment, processId }: OwnApp) {
  const ofApp = { BASE_URL: url, APP_PID: String(processId), APP_LOG: "/dev/null" };
  Object.assign(process.env, environment, ofApp);
  const people = await import("../../../e2e/stage/people");
  const { fund } = await import("../../../e2e/stage/money");
  const trades = await import("../../../e2e/stage/trades");
  const { asOwner } = await import("../../../e2e/stage/owner");
  const { startSession } = await import("../../../e2e/stage/session");
  const { post } = await import("../../../e2e/stage/api");
  const options = { baseURL: url };
  return {
    ...trades,
    fund,
    startSession,
    newPage: (browser: Browser) => people.newPage(browser, options),
    person: (browser: Browser, name: string) => people.verifiedUser(browser, name, options),
    staff: (browser: Browser, who: "amina" | "chidi") => people.castMember(browser, who, options),
    idOf: async (email: string) =>
      (await asOwner<{ id: string }>("select id from app_user where email = $1", [email]))[0]?.id ?? "",
    lift: (id: string) =>
      asOwner(
        "update restriction set state = 'LIFTED', version = version + 1 where user_id = $1 and state <> 'LIFTED'",
        [id],
      ),
    /** Answers when it was asked for, in milliseconds as the browsers of this machine count them. */
    async call(page: Page, path: string, body: object): Promise<number> {
      const at = performance.timeOrigin + performance.now();
      const answer = await post(page, path, body);
      if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
      return at;
    },
  };
}

/** Each about a trade of its own, which both parties look at. */
async function rulings(cast: Cast, browser: Browser) {
  const chidi = await cast.staff(browser, "chidi");
  return async () => {
    const [seller, buyer] = [await cast.person(browser, "Sule"), await cast.person(browser, "Bukky")];
    await cast.fund(buyer.page, 2_500_00n);
    const tradeId = await cast.accept(buyer, await cast.publish(seller, TERMS));
    for (const name of ["begin", "deliver"]) await cast.move(seller, tradeId, name);
    await cast.move(buyer, tradeId, "dispute", {
      reason: "not_received",
      answers: { last_checked: "today at 10:55", balance: "112.40", ported: "no" },
      statement: "I have checked three times since ten o’clock, and nothing has come.",
    });
    const statement = "I sent it to the number at ten past ten.";
    await cast.move(seller, tradeId, "dispute/statement", { statement });
    const pages = [seller.page, buyer.page];
    for (const page of pages) await page.goto(`/trades/${tradeId}/dispute`);
    const seen = pages.map((page) => page.evaluate(whenShown, { place: "main", words: REASON }));
    const ruling = { outcome: "release", finding: "buyer_silent", rules: ["E2"], reason: REASON };
    const from = await cast.call(chidi.page, `/admin/trades/${tradeId}/rule`, ruling);
    const until = Math.max(...(await Promise.all(seen)));
    for (const page of pages) await page.context().close();
    return until - from;
  };
}

async function blocks(cast: Cast, browser: Browser) {
  const [amina, { page, email }] = [await cast.staff(browser, "amina"), await cast.person(browser, "Ada")];
  const [id, pages] = [await cast.idOf(email), [page, await cast.newPage(browser)]];
  return async () => {
    for (const one of pages) {
      await cast.startSession(one.context(), email);
      await one.goto("/wallet");
    }
    const gone = pages.map(async (one) => {
      await one.waitForURL(/\/blocked$/, { waitUntil: "commit" });
      return performance.timeOrigin + performance.now();
    });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const block = { kind: "blocked", until, ...WHY };
    const from = await cast.call(amina.page, `/admin/people/${id}/restrictions`, block);
    const at = Math.max(...(await Promise.all(gone)));
    await cast.lift(id);
    return at - from;
  };
}

async function badges(cast: Cast, browser: Browser) {
  const [amina, { page, email }] = [await cast.staff(browser, "amina"), await cast.person(browser, "Ada")];
  const id = await cast.idOf(email);
  await page.goto("/offers");
  let unread = 0;
  return async () => {
    unread += 1;
    const seen = page.evaluate(whenShown, { place: "header", words: `, ${unread} unread` });
    const freeze = { kind: "frozen", ...WHY };
    const from = await cast.call(amina.page, `/admin/people/${id}/restrictions`, freeze);
    const at = await seen;
    await cast.lift(id);
    return at - from;
  };
}
