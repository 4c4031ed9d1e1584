import type { Browser, BrowserContext, Page, WebSocketRoute } from "@playwright/test";
import sharp from "sharp";
import { airtimeOf, marketOf } from "@/lib/assets/airtime/example";
import { post } from "./stage/api";
import { answers } from "./stage/disputes";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { castMember, newPage, type Person, verifiedUser } from "./stage/people";
import { accept, move, openRoom, publish, tradeStatus } from "./stage/trades";

// While a page receives events it polls only once a minute, so whatever it shows within the twenty seconds of a step came as an
// event.

const terms = { ...airtimeOf(1_000_00n, "T2"), priceMinor: 900_00n } as const;

async function tradeOf(browser: Browser) {
  const [seller, buyer] = await Promise.all([verifiedUser(browser, "Sola"), verifiedUser(browser, "Binta")]);
  await fund(buyer.page, 2_000_00n);
  const tradeId = await accept(buyer, await publish(seller, terms));
  return { seller, buyer, tradeId };
}

const box = (page: Page) => page.getByRole("textbox", { name: /^Message / });
const messages = (page: Page) => page.getByRole("log", { name: "Messages" });

async function say(page: Page, words: string): Promise<void> {
  await box(page).fill(words);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

/** Opens the room on both screens, and waits until each shows the other as online. */
async function openBothRooms({ seller, buyer, tradeId }: { seller: Person; buyer: Person; tradeId: string }) {
  await Promise.all([seller, buyer].map(({ page }) => openRoom(page, tradeId)));
  for (const { page } of [seller, buyer]) await expect(page.getByText("online")).toBeVisible();
}

test("both parties see each other's presence, typing, messages, read marks and moves", async ({
  browser,
}) => {
  const trade = await tradeOf(browser);
  const [shop, phone] = [trade.seller.page, trade.buyer.page];
  await openBothRooms(trade);
  await test.step("shows typing until the message arrives", async () => {
    await box(shop).pressSequentially("Hello");
    await expect(messages(phone)).toContainText("Sola is typing");
    await shop.getByRole("button", { name: "Send", exact: true }).click();
    await expect(messages(phone)).toContainText("Hello");
    await expect(messages(phone)).not.toContainText("is typing");
  });
  await test.step("shows the sender that it was read", () => expect(messages(shop)).toContainText("· read"));
  await test.step("a move updates the other screen", async () => {
    await shop.getByRole("button", { name: "Start and show the number" }).click();
    await expect(tradeStatus(phone)).toContainText("Sola is sending ₦1,000 T2 airtime");
  });
  await test.step("shows when the other party leaves", async () => {
    await shop.goto("/trades");
    await expect(phone.getByText("online")).toBeHidden();
  });
  await test.step("the list of trades updates whose turn it is", async () => {
    await expect(shop.getByText(/Your turn/)).toBeVisible();
    await move(trade.seller, trade.tradeId, "deliver");
    await expect(shop.getByText(/Your turn/)).toBeHidden();
  });
});

const picture = async (background: string) => ({
  name: "balance.png",
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 390, height: 640, channels: 3, background } })
    .png()
    .toBuffer(),
});

test("a picture without words reaches the other screen, small, and opens as large as it is kept", async ({
  browser,
}) => {
  const trade = await tradeOf(browser);
  const [shop, phone] = [trade.seller.page, trade.buyer.page];
  await openBothRooms(trade);
  await shop
    .getByLabel("Pictures", { exact: true })
    .setInputFiles([await picture("#07a"), await picture("#a70")]);
  await shop.getByRole("button", { name: "Remove picture 2" }).click();
  await expect(shop.getByRole("button", { name: "Remove picture 2" })).toHaveCount(0);
  await shop.getByRole("button", { name: "Send", exact: true }).click();
  await expect(shop.getByRole("button", { name: "Remove picture 1" })).toHaveCount(0);
  await expect(messages(shop).getByRole("img", { name: "Picture from you" })).toBeVisible();
  const seen = messages(phone).getByRole("img", { name: /^Picture from Sola/ });
  await expect(seen).toHaveCount(1);
  await expect.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(320);
  const large = await phone.request.get((await seen.locator("..").getAttribute("href")) ?? "");
  expect([large.status(), large.headers()["content-type"]]).toEqual([200, "image/webp"]);
  expect((await sharp(await large.body()).metadata()).height).toBe(640);
});

test("after a lost connection the chat is complete, and messages sent meanwhile arrive once", async ({
  browser,
}) => {
  const trade = await tradeOf(browser);
  const [shop, phone] = [trade.seller.page, trade.buyer.page];
  const connection = await connectionOf(phone.context());
  await openBothRooms(trade);
  await connection.cut();
  await expect(shop.getByText("online")).toBeHidden();
  await phone.context().setOffline(true);
  await expect(phone.getByText("No connection. Retrying…")).toBeVisible();
  await say(phone, "Written on the road");
  for (const words of ["one", "two", "three"]) await say(shop, words);
  await move(trade.seller, trade.tradeId, "begin");
  await expect(messages(shop)).toContainText("three");
  connection.restore();
  await phone.context().setOffline(false);
  for (const words of ["one", "two", "three"]) {
    await expect(messages(phone).getByText(words, { exact: true })).toHaveCount(1);
  }
  await expect(tradeStatus(phone)).toContainText("Sola is sending");
  const retry = phone.getByRole("button", { name: "Try again" });
  await expect(messages(phone)).not.toContainText("Sending");
  if (await retry.isVisible()) await retry.click();
  await expect(messages(shop).getByText("Written on the road")).toHaveCount(1);
  await expect(shop.getByText("online")).toBeVisible();
  await test.step("components/chat/composer.tsx", () => keepsWords(phone, shop));
});

/** What is typed outlives a load of the page, and a message that met a 502 is sent again, once. */
async function keepsWords(page: Page, other: Page): Promise<void> {
  await box(page).fill("Half a sentence");
  await page.reload();
  await expect(box(page)).toHaveValue("Half a sentence");
  // Before its scripts run, the form would be sent as a page's own.
  await expect(page.getByText("online")).toBeVisible();
  const path = "**/api/v1/trades/*/messages";
  await page.route(path, (route) => route.fulfill({ status: 502, body: "<h1>502 Bad Gateway</h1>" }));
  await say(page, "Through a proxy");
  const again = page.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await page.unroute(path);
  await again.click();
  await expect(messages(other).getByText("Through a proxy")).toHaveCount(1);
}

/**
 * Sockets that can be cut and restored. Going offline does not close open sockets, and the page would not notice when they close
 * later, so they are cut first.
 */
async function connectionOf(context: BrowserContext) {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await context.routeWebSocket(/.*/, (socket) => {
    if (isCut) void socket.close({ code: 1011 });
    else open.add(socket).add(socket.connectToServer());
  });
  return {
    async cut() {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close({ code: 4200 })));
      open.clear();
    },
    restore() {
      isCut = false;
    },
  };
}

test("both screens update by polling if sockets are blocked", async ({ browser }) => {
  const trade = await tradeOf(browser);
  const [shop, phone] = [trade.seller.page, trade.buyer.page];
  for (const page of [shop, phone]) await withoutSockets(page.context());
  await Promise.all([shop, phone].map((page) => openRoom(page, trade.tradeId)));
  await say(phone, "Are you there?");
  await expect(messages(shop)).toContainText("Are you there?");
  await shop.getByRole("button", { name: "Start and show the number" }).click();
  await expect(tradeStatus(phone)).toContainText("Sola is sending");
  await expect(phone.getByText("online")).toBeHidden();
});

const withoutSockets = (context: BrowserContext) =>
  context.routeWebSocket(/.*/, (socket) => socket.close({ code: 1011 }));

test("the market announces a new offer without inserting it, and removes an accepted one", async ({
  browser,
}) => {
  const [seller, buyer, watcher] = await Promise.all([
    verifiedUser(browser, "Sola"),
    verifiedUser(browser, "Binta"),
    newPage(browser),
  ]);
  await fund(buyer.page, 2_000_00n);
  await watcher.goto(`${marketOf("T2")}&sort=newest`);
  const first = watcher.getByRole("article").first();
  const before = await first.textContent();
  await expect.poll(() => listening(watcher)).toBe(true);
  const offer = await publish(seller, terms);
  const show = watcher.getByRole("button", { name: "Show a new offer" });
  await expect(show).toBeVisible();
  expect(await first.textContent()).toBe(before);
  await show.click();
  const card = watcher.getByRole("article").filter({ hasText: seller.name });
  await expect(card).toBeVisible();
  await expect(show).toBeHidden();
  await accept(buyer, offer);
  await expect(watcher.getByText("An offer was just accepted.")).toBeAttached();
  await expect(card).toBeHidden();
});

/** Whether the page has connected its socket, which it does when it is idle. */
const listening = (page: Page) =>
  page.evaluate(() => performance.getEntriesByType("mark").some(({ name }) => name === "amana:listening"));

test("a new dispute appears in the moderators' queue", async ({ browser }) => {
  const { seller, buyer, tradeId } = await tradeOf(browser);
  const chidi = await castMember(browser, "chidi");
  await chidi.page.goto("/admin/queues/disputes");
  await expect.poll(() => listening(chidi.page)).toBe(true);
  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");
  const opened = await post(buyer.page, `/trades/${tradeId}/dispute`, {
    reason: "not_received",
    answers,
    statement: "I have waited for an hour, and nothing has come.",
  });
  expect(opened.status()).toBe(200);
  await expect(chidi.page.getByRole("row").filter({ hasText: buyer.name })).toBeVisible();
});

/** Seconds that the room's countdown shows. */
async function secondsShown(page: Page): Promise<number> {
  const text = await tradeStatus(page).locator("time .fig").first().innerText();
  return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

test("a countdown is right after a sleep of 20 minutes, and asks the server again", async ({ browser }) => {
  const { buyer, tradeId } = await tradeOf(browser);
  const { page } = buyer;
  await page.clock.install();
  // The clock that a sleeping device stops.
  await page.addInitScript(() => {
    performance.now = () => 0;
  });
  await openRoom(page, tradeId);
  const before = await secondsShown(page);
  await page.route("**/api/health/live", (route) => route.abort());
  await page.clock.fastForward("20:00");
  await expect.poll(async () => before - (await secondsShown(page))).toBeGreaterThanOrEqual(20 * 60);
  expect(before - (await secondsShown(page))).toBeLessThan(21 * 60);
  // It is the device's clock that was set: the server says so as soon as it answers.
  await page.unroute("**/api/health/live");
  await page.clock.fastForward("00:30");
  await expect.poll(async () => before - (await secondsShown(page))).toBeLessThan(5 * 60);
});
