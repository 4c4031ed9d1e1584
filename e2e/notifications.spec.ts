import { expect, test } from "./stage/journey";
import { mailNotice } from "./stage/notices";
import { asOwner } from "./stage/owner";
import { castMember, disclose, newPage, verifiedUser } from "./stage/people";
import { expectScreenValid, look } from "./stage/screens";
import { nextMail } from "./stage/simulators";

test("chooses how to be notified; a second tab is refused with what changed, and keeps what was chosen", async ({
  browser,
}) => {
  const { page } = await verifiedUser(browser, "Ada", look.context);
  await page.goto("/settings/notifications");
  const other = await page.context().newPage();
  await other.goto("/settings/notifications");
  await page.getByLabel("Trades by email").uncheck();
  await page.getByLabel("Language").selectOption("yo");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Trades by email")).not.toBeChecked();
  await expectScreenValid(page, "notifications-saved");

  await other.getByLabel("No quiet hours").check();
  await other.getByLabel("Your offers by email").uncheck();
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("main").getByRole("alert")).toContainText("Trades by email: off");
  await expect(other.getByLabel("No quiet hours")).toBeChecked();
  await expect(other.getByLabel("Your offers by email")).not.toBeChecked();
  await expectScreenValid(other, "notifications-changed-elsewhere");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved.")).toBeVisible();
  await other.reload();
  await expect(other.getByLabel("Your offers by email")).not.toBeChecked();
  await expect(other.getByLabel("Security by email")).toBeDisabled();
});

test("chooses how to be notified without scripts", async ({ browser }) => {
  const { page: plain } = await verifiedUser(browser, "Ada", { javaScriptEnabled: false });
  await plain.goto("/settings/notifications");
  await plain.getByLabel("Your offers by push").uncheck();
  await plain.getByLabel("Until").selectOption("06:30");
  await plain.getByRole("button", { name: "Save" }).click();
  await expect(plain.getByText("Saved.")).toBeVisible();
  await plain.goto("/settings/notifications");
  await expect(plain.getByLabel("Your offers by push")).not.toBeChecked();
  await expect(plain.getByLabel("Until")).toHaveValue("06:30");
});

test("stops an email by its link, signed out, and undoes it; an address that bounced says so", async ({
  browser,
}) => {
  const { page, email } = await verifiedUser(browser, "Ada", look.context);
  await mailNotice(email);
  const { text } = await nextMail(email);
  const link = /https?:\/\/\S+\/unsubscribe\?token=\S+/.exec(text)?.[0] ?? "";
  const stranger = await newPage(browser, look.context);
  await stranger.goto(link);
  await expectScreenValid(stranger, "unsubscribe");
  await stranger.getByRole("button", { name: "Stop this email" }).click();
  await expect(stranger.getByRole("heading", { name: "This email is off" })).toBeVisible();
  await expectScreenValid(stranger, "unsubscribed");
  await stranger.getByRole("button", { name: "Undo" }).click();
  await expect(stranger.getByRole("heading", { name: "Email is on again" })).toBeVisible();

  const oneClick = link.replace("/unsubscribe?token=", "/api/unsubscribe/");
  const answer = await fetch(oneClick, {
    method: "POST",
    body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
  });
  expect(answer.status).toBe(200);
  await asOwner(
    "update notification_setting set bounced = $1 where user_id = (select id from app_user where email = $1)",
    [email],
  );
  await page.goto("/settings/notifications");
  await expect(page.getByLabel("Your offers by email")).not.toBeChecked();
  await expectScreenValid(page, "notifications-bounced");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(
    page.getByText("A test email is on its way.").or(page.getByText("What and how")).first(),
  ).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("We can’t reach")).toBeHidden({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
});

/** A text about the newest notice of this person, as the provider has reported it. */
const textOfNotice = (email: string) =>
  asOwner(
    `insert into delivery (id, notice_id, channel, is_certain, due_at, state, sent_at, ended_at, provider, provider_id, cost_minor)
     select uuidv7(), n.id, 'TEXT', false, app_now(), 'DELIVERED', app_now() - interval '9 seconds', app_now(), 'termii', n.id::text, 800
     from notice n join app_user u on u.id = n.user_id where u.email = $1 order by n.id desc limit 1`,
    [email],
  );

test("staff see what became of notices and what they cost, and send one again", async ({ browser }) => {
  const { email } = await verifiedUser(browser, "Ada");
  await mailNotice(email);
  const first = await nextMail(email);
  await textOfNotice(email);
  const { page } = await castMember(browser, "chidi", look.context);
  await page.goto("/admin/deliveries?show=figures");
  await expect(page.getByRole("heading", { name: "Notices sent" })).toBeVisible();
  await expectScreenValid(page, "admin-deliveries-figures");
  await page.goto("/admin/deliveries?channel=MAIL&key=offer.expired");
  await expectScreenValid(page, "admin-deliveries");
  await page.getByRole("link", { name: "offer.expired" }).first().click();
  await expect(page.getByRole("heading", { name: "In their inbox" })).toBeVisible();
  await disclose(page, "Send again by email");
  const again = page.getByRole("group").filter({ hasText: "Send again by email" });
  await again.getByLabel("Category").selectOption("They didn’t get it");
  await again.getByLabel("Reason").fill("They never got it and have asked us.");
  await page.getByRole("button", { name: "Send again by email" }).click();
  await nextMail(email, first.id);
  await page.reload();
  await expect(page.getByText("Email, sent again")).toBeVisible();
  await expectScreenValid(page, "admin-notice");
});
