import type { Page, Worker } from "@playwright/test";
import { z } from "zod";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { environment } from "./stage/environment";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { asOwner } from "./stage/owner";
import { type Person, verifiedUser } from "./stage/people";
import { control } from "./stage/simulators";
import { accept, publish } from "./stage/trades";

// Chromium without a head reaches no push service, so PushManager answers with a subscription at the simulator; what arrives there
// is handed to the service worker by DevTools. All else is real.

const terms = { ...airtimeOf(1_000_00n, "T2"), priceMinor: 900_00n } as const;

test("a seller turns notifications on, gets one when someone buys, and taps it to open the trade", async ({
  browser,
}) => {
  const seller = await verifiedUser(browser, "Sola", { permissions: ["notifications"] });
  const buyer = await verifiedUser(browser, "Binta");
  await fund(buyer.page, 1_000_00n);
  const offer = await publish(seller, terms);
  const browserId = await turnOn(seller);
  const tradeId = await accept(buyer, offer);
  const text = await test.step("the push service gets it, encrypted for this browser", () =>
    pushTo(browserId));
  const worker = await show(seller.page, text);
  await expect.poll(() => shownBy(worker)).toEqual([["Amana", expect.any(String), `trade:${tradeId}`]]);
  const [[, sentence = ""] = []] = await shownBy(worker);
  expect(text).toContain(sentence);
  await expect(seller.page.getByRole("link", { name: "Inbox, 1 unread" })).toBeVisible();
  await test.step("tapped, it opens the trade and is read", async () => {
    await tap(worker);
    await expect(seller.page).toHaveURL(`/trades/${tradeId}`);
    await expect(seller.page.getByRole("link", { name: "Inbox", exact: true })).toBeVisible();
    expect(await shownBy(worker)).toEqual([]);
    await expect.poll(() => stateOf(tradeId)).toEqual([{ state: "READ" }]);
  });
});

/** Answers the name of the browser at the push service. */
const turnOn = ({ page }: Person) =>
  test.step("is asked for permission only once they press the button", async () => {
    let id: unknown;
    await page.exposeFunction("subscribeAtSimulator", async (applicationServerKey: string) => {
      const made = await control("push/subscriptions", { applicationServerKey });
      id = made.id;
      return made;
    });
    await page.addInitScript(simulatePushManager);
    await page.goto("/inbox");
    await page.evaluate(() => navigator.serviceWorker.ready);
    // A page is the worker's once it is fetched through it.
    await page.reload();
    const card = page.getByRole("region", { name: "Notifications on this device" });
    await expect(card).toContainText("Get a notification when something needs you");
    expect(await page.evaluate(() => Reflect.get(window, "timesAsked"))).toBe(0);
    await card.getByRole("button", { name: "Turn on" }).click();
    await expect(card).toContainText("Notifications are on");
    expect(await page.evaluate(() => Reflect.get(window, "timesAsked"))).toBe(1);
    return z.string().parse(id);
  });

function simulatePushManager(): void {
  const ask = Notification.requestPermission.bind(Notification);
  Reflect.set(window, "timesAsked", 0);
  Notification.requestPermission = () => {
    Reflect.set(window, "timesAsked", Number(Reflect.get(window, "timesAsked")) + 1);
    return ask();
  };
  const subscribe = Reflect.get(window, "subscribeAtSimulator") as (key: unknown) => Promise<object>;
  const manager = {
    async subscribe({ applicationServerKey }: PushSubscriptionOptionsInit) {
      const made = await subscribe(applicationServerKey);
      return { ...made, toJSON: () => made, unsubscribe: async () => true };
    },
    getSubscription: async () => null,
  };
  Object.assign(PushManager.prototype, manager);
}

const received = z.object({ messages: z.array(z.object({ text: z.string() })) });

async function pushTo(id: string): Promise<string> {
  const address = new URL(`/control/push?id=${id}`, environment.simulatorsUrl);
  const newest = async () => received.parse(await (await fetch(address)).json()).messages[0]?.text ?? "";
  await expect.poll(newest).not.toBe("");
  return newest();
}

/** As the browser does that has decrypted it. */
async function show(page: Page, data: string): Promise<Worker> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registered;
  await devtools.send("ServiceWorker.deliverPushMessage", {
    origin: environment.appUrl,
    registrationId,
    data,
  });
  const [worker] = page.context().serviceWorkers();
  return worker ?? page.context().waitForEvent("serviceworker");
}

/** What the worker's own scope has, and a page's has not. */
interface WorkerScope {
  registration: ServiceWorkerRegistration;
  NotificationEvent: new (kind: string, about: { notification?: Notification | undefined }) => Event;
}

/** Title, body and tag of what is on the screen. */
const shownBy = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration } = globalThis as unknown as WorkerScope;
    return (await registration.getNotifications()).map(({ title, body, tag }) => [title, body, tag]);
  });

const tap = (worker: Worker) =>
  worker.evaluate(async () => {
    const { registration, NotificationEvent } = globalThis as unknown as WorkerScope;
    const [notification] = await registration.getNotifications();
    dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  });

const stateOf = (tradeId: string) =>
  asOwner(
    "select d.state from delivery d join notice n on n.id = d.notice_id where n.link = $1 and d.channel = 'PUSH'",
    [`/trades/${tradeId}`],
  );
