import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { payButton, ported, recipientField, terms } from "./stage/one-offer";
import { asOwner, tradesOf } from "./stage/owner";
import { newPage, type Person, register, signIn, verifiedUser } from "./stage/people";
import { startSession } from "./stage/session";
import { accept, openRoom, publish } from "./stage/trades";

// Two people, one browser: a tab that was opened as Ada, and Efe, who signs in in the next one.

type Details = Pick<Person, "name" | "email">;

const refusal = (page: Page) => page.getByRole("main").getByRole("alert");

/** Ada, signed in, and a tab of the same browser in which the sign-in page was open before. */
async function adaAndATab(browser: Browser): Promise<{ ada: Person; tab: Page }> {
  const ada: Person = { ...(await register("Ada")), page: await newPage(browser) };
  const context = ada.page.context();
  const tab = await context.newPage();
  await tab.goto("/sign-in");
  await startSession(context, ada.email);
  return { ada, tab };
}

const depositsOf = ({ email }: Details) =>
  asOwner("select d.id from deposit d join app_user u on u.id = d.user_id where u.email = $1", [email]);

async function expectRefused(page: Page, { name }: Details): Promise<void> {
  await expect(refusal(page)).toContainText(`You are signed in as ${name} now`);
  await expect(refusal(page).getByRole("link", { name: "Reload the page" })).toBeVisible();
}

test("a tab that was opened as Ada acts as nobody once Efe has signed in beside it, and keeps what was typed", async ({
  browser,
}) => {
  test.slow();
  const { ada, tab } = await adaAndATab(browser);
  const bayo = await verifiedUser(browser, "Bayo");
  const efe = await register("Efe");
  const context = ada.page.context();
  await fund(ada.page, 4_000_00n);
  const offer = await publish(bayo, terms);
  const running = await publish(bayo, terms);
  const tradeId = await accept(ada, running);

  const tabs = {
    fund: ada.page,
    offer: await context.newPage(),
    room: await context.newPage(),
    report: await context.newPage(),
    profile: await context.newPage(),
  };
  await tabs.fund.goto("/wallet/fund");
  await tabs.offer.goto(`/offers/${offer.id}`);
  await openRoom(tabs.room, tradeId);
  await tabs.report.goto(`/trades/${tradeId}/dispute?reason=other`);
  await tabs.profile.goto("/settings/profile");
  await signIn(tab, efe);

  await addsNoMoney(tabs.fund, efe);
  await buysNothing(tabs.offer, offer.id, efe);
  await writesNothing(tabs.room, tradeId, efe);
  await disputesNothing(tabs.report, efe);
  await keepsTheProfile(tabs.profile, ada, efe);
});

const addsNoMoney = (page: Page, now: Details) =>
  test.step("adding money", async () => {
    await page.getByLabel("How much?").fill("2,500");
    await page.getByRole("button", { name: /Pay with/ }).click();
    await expectRefused(page, now);
    await expect(page.getByLabel("How much?")).toHaveValue("2,500");
    expect(await depositsOf(now)).toEqual([]);
    await picture(page, "fund");
  });

const buysNothing = (page: Page, offerId: string, now: Details) =>
  test.step("buying", async () => {
    await recipientField(page).fill("0802 765 4321");
    await ported(page).check();
    await payButton(page).click();
    await expectRefused(page, now);
    await expect(recipientField(page)).toHaveValue("0802 765 4321");
    expect(await tradesOf(offerId)).toEqual([]);
    await picture(page, "offer");
  });

const writesNothing = (page: Page, tradeId: string, now: Details) =>
  test.step("writing in a room", async () => {
    await page.getByRole("textbox", { name: /^Message / }).fill("Have you sent it?");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByText(`Not sent. You are signed in as ${now.name} now`)).toBeVisible();
    await expect(page.getByText("Have you sent it?")).toBeVisible();
    expect(await asOwner("select sequence from message where subject_id = $1", [tradeId])).toEqual([]);
    await picture(page, "room");
  });

const disputesNothing = (page: Page, now: Details) =>
  test.step("disputing", async () => {
    const statement = page.getByLabel("What happened?");
    await statement.fill("Nothing came, for an hour now.");
    await page.getByRole("button", { name: "Report the problem" }).click();
    await expectRefused(page, now);
    await expect(statement).toHaveValue("Nothing came, for an hour now.");
    await picture(page, "dispute");
  });

async function keepsTheProfile(page: Page, ada: Details, efe: Details): Promise<void> {
  const bio = page.getByLabel("Bio");
  const save = page.getByRole("button", { name: "Save", exact: true });
  const bioOf = ({ email }: Details) => asOwner("select bio from app_user where email = $1", [email]);
  await test.step("changing the profile", async () => {
    await bio.fill("I answer within the hour.");
    await save.click();
    await expectRefused(page, efe);
    await expect(bio).toHaveValue("I answer within the hour.");
  });
  await test.step("after a reload the tab is Efe’s, and acts", async () => {
    await refusal(page).getByRole("link", { name: "Reload the page" }).click();
    await expect(page.getByText(efe.name).first()).toBeVisible();
    await bio.fill("Efe’s own words.");
    await save.click();
    await expect.poll(() => bioOf(efe)).toEqual([{ bio: "Efe’s own words." }]);
    expect(await bioOf(ada)).toEqual([{ bio: "" }]);
  });
}

test("signing in as another person ends the session that the browser had", async ({ browser }) => {
  const { ada, tab } = await adaAndATab(browser);
  await ada.page.goto("/wallet");
  await signIn(tab, await register("Efe"));
  expect(await sessionsOf(ada)).toEqual([{ ended: true }]);
  await ada.page.reload();
  await expect(ada.page).toHaveURL(/\/wallet/);
});

const sessionsOf = ({ email }: Details) =>
  asOwner(
    "select s.revoked_at is not null as ended from session s join app_user u on u.id = s.user_id where u.email = $1",
    [email],
  );

/** Pictures of what the person reads, on a phone and a desktop. */
async function picture(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `artifacts/two-people/${name}-${width}.png` });
  }
}
