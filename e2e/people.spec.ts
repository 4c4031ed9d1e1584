import type { Page } from "@playwright/test";
import { post } from "./stage/api";
import { expect, test } from "./stage/journey";
import { asOwner } from "./stage/owner";
import { castMember, disclose, newPage, verifiedUser } from "./stage/people";
import { expectAccessible } from "./stage/screens";
import { startSession } from "./stage/session";

test("staff find a person, see an address with a reason, and block them out of an open page; the person sees who looked", async ({
  browser,
}) => {
  test.slow();
  const ada = await verifiedUser(browser, "Ada");
  const funmi = await castMember(browser, "funmi");
  const amina = await castMember(browser, "amina");
  await ada.page.goto("/wallet");
  const otherBrowser = await newPage(browser);
  await startSession(otherBrowser.context(), ada.email);
  await otherBrowser.goto("/trades");

  await funmi.page.goto("/admin/search");
  await funmi.page.getByRole("searchbox").fill(ada.email);
  await funmi.page.getByRole("button", { name: "Search" }).click();
  await expect(funmi.page.getByRole("heading", { name: ada.name, level: 1 })).toBeVisible();
  await expect(funmi.page.getByText("a***@journey.test")).toBeVisible();
  await expect(funmi.page.getByRole("heading", { name: "New restriction" })).toBeHidden();
  const place = new URL(funmi.page.url()).pathname;

  await viewAs(funmi.page, ada.name);

  const { page } = amina;
  await page.goto(place);
  await picture(page, "person");
  await expectAccessible(page, "a person");
  await disclose(page, "Show the email address");
  await category(page, "To decide a case");
  await page
    .getByLabel("Reason")
    .filter({ visible: true })
    .first()
    .fill("The bank asked whom it belongs to.");
  await page.getByRole("button", { name: "Show the email address" }).click();
  await expect(page.getByText(ada.email)).toBeVisible();

  await disclose(page, "Restrict");
  await sayWhy(page, "You sold airtime that was stolen.");
  await picture(page, "restrict");
  await page.getByRole("button", { name: "Restrict", exact: true }).click();
  const pressedAt = performance.now();
  await Promise.all(
    [ada.page, otherBrowser].map((open) => open.waitForURL(/\/blocked$/, { timeout: 10_000 })),
  );
  const description = `${Math.round(performance.now() - pressedAt)} ms`;
  test.info().annotations.push({ type: "from the block to /blocked in both browsers", description });
  await expect(ada.page.getByText("You sold airtime that was stolen.")).toBeVisible();
  await picture(ada.page, "blocked");
  await expectAccessible(ada.page, "the page of a person who is blocked");

  await asOwner(
    "update restriction set state = 'LIFTED', version = version + 1 where user_id = (select id from app_user where email = $1)",
    [ada.email],
  );
  await ada.page.goto("/settings/who-looked");
  await expect(ada.page.getByText("Compliance saw your email address")).toBeVisible();
  await expect(ada.page.getByText("The bank asked whom it belongs to.")).toBeVisible();
  await expect(ada.page.getByText("Support looked at your account")).toBeVisible();
  await expect(ada.page.getByText("Support viewed your pages as you see them")).toBeVisible();
  await expect(ada.page.getByText("Support found you in a search")).toBeVisible();
  await expect(ada.page.getByText(amina.name)).toBeHidden();
  await picture(ada.page, "who-looked");

  const ladi = await castMember(browser, "ladi");
  await ladi.page.goto("/admin/audit?act=person");
  await expect(
    ladi.page.getByText("To decide a case: The bank asked whom it belongs to.").first(),
  ).toBeVisible();
  await picture(ladi.page, "audit");
  await expectAccessible(ladi.page, "the audit log");
});

/** Fills in the form that blocks a person for an hour. */
async function sayWhy(page: Page, reason: string): Promise<void> {
  const last = (label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true }).last();
  await last("What").selectOption("blocked");
  await last("For how long").selectOption("1 hour");
  await last("Category").selectOption("Stolen money or card");
  await last("Reason").fill(reason);
}

const category = (page: Page, label: string) =>
  page.getByLabel("Category").filter({ visible: true }).first().selectOption(label);

/** From a person’s page, reads theirs as they see them. */
async function viewAs(page: Page, name: string): Promise<void> {
  await disclose(page, "View as this person");
  await category(page, "They asked us");
  await page
    .getByLabel("Reason")
    .filter({ visible: true })
    .first()
    .fill("She says that her wallet shows nothing.");
  await page.getByRole("button", { name: "View as this person" }).click();
  await expect(page.getByRole("heading", { name: `${name}’s pages`, level: 1 })).toBeVisible();
  await expect(page.locator("[inert]").getByText("Available").first()).toBeVisible();
  await picture(page, "view-as");
  await expectAccessible(page, "a person’s pages as they see them");
  await page.getByRole("link", { name: "Withdrawals", exact: true }).click();
  await expect(page.locator("[inert]").getByText("No withdrawals yet")).toBeVisible();
}

/** Pictures of what each sees, on a phone and a desktop. */
async function picture(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `artifacts/people/${name}-${width}.png`, fullPage: true });
  }
}

test("a person’s pages whose record cannot be written are answered with 503, without a word of theirs", async ({
  browser,
}) => {
  const ada = await verifiedUser(browser, "Ada");
  const funmi = await castMember(browser, "funmi");
  const [{ id } = { id: "" }] = await asOwner<{ id: string }>("select id from app_user where email = $1", [
    ada.email,
  ]);
  const reason = "She says that her wallet shows nothing.";
  const opened = await post(funmi.page, `/admin/people/${id}/observe`, { reason, reasonCode: "asked" });
  const { observationId } = (await opened.json()) as { observationId: string };
  // As if the log were full, for this person alone.
  await asOwner(
    `create function no_record() returns trigger language plpgsql as $$ begin raise 'no room'; end $$`,
  );
  await asOwner(
    `create trigger no_record before insert on access_log for each row when (new.user_id = '${id}') execute function no_record()`,
  );
  const answer = await funmi.page.goto(`/admin/observations/${observationId}`);
  const body = await answer?.text();
  await asOwner("drop function no_record cascade");
  expect(answer?.status()).toBe(503);
  expect(body).not.toContain(ada.name);
  expect((await funmi.page.goto(`/admin/observations/${observationId}`))?.status()).toBe(200);
});
