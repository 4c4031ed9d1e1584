import { airtimeOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { asOwner } from "./stage/owner";
import { verifiedUser } from "./stage/people";
import { expectScreenValid, look } from "./stage/screens";
import { nextMail, nextText } from "./stage/simulators";
import { accept, move, publish, tradeStatus } from "./stage/trades";

test("a seller who is elsewhere is reached on every channel, and saves the trade", async ({ browser }) => {
  const seller = await verifiedUser(browser, "Sola", look.context);
  const buyer = await verifiedUser(browser, "Binta");
  await fund(buyer.page, 10_000_00n);
  const offer = await publish(seller, { ...airtimeOf(5_000_00n), priceMinor: 4_150_00n });
  await seller.page.goto("/wallet");
  const bell = seller.page.getByRole("link", { name: /^Inbox/ });
  await expect(bell).toHaveAccessibleName("Inbox");
  const tradeId = await accept(buyer, offer);
  await test.step("the bell and the tab’s title count it while another page is open", async () => {
    await expect(bell).toHaveAccessibleName("Inbox, 1 unread", { timeout: 3_000 });
    await expect(seller.page).toHaveTitle(/^\(1\) Wallet/);
  });
  await test.step("an email and a text follow when it is not read within a minute", async () => {
    await asOwner(
      "update delivery d set due_at = app_now() from notice n where n.id = d.notice_id and n.link = $1",
      [`/trades/${tradeId}`],
    );
    const mail = await nextMail(seller.email);
    expect(mail.text).toContain("Binta bought your ₦5,000 MTN airtime");
    expect(mail.text).toContain(`/trades/${tradeId}`);
    expect((await nextText(seller.phone)).text).toContain("Binta paid N4,150 for your N5,000 MTN airtime");
  });
  await test.step("the inbox shows it, and leads to the trade", async () => {
    await bell.click();
    await expectScreenValid(seller.page, "inbox");
    await seller.page.getByRole("link", { name: "Binta bought your ₦5,000 MTN airtime" }).click();
    await expect(tradeStatus(seller.page)).toBeVisible();
    await expect(bell).toHaveAccessibleName("Inbox");
  });
  await test.step("each move notifies the other side, grouped under one subject", async () => {
    await move(seller, tradeId, "begin");
    await move(seller, tradeId, "deliver");
    await buyer.page.goto("/inbox");
    await expect(buyer.page.getByRole("heading", { name: /^Is your ₦5,000 MTN airtime in/ })).toBeVisible();
    await expect(buyer.page.getByText("Sola is sending your ₦5,000 MTN airtime")).toBeVisible();
    await buyer.page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(buyer.page.getByRole("link", { name: /^Inbox/ })).toHaveAccessibleName("Inbox");
  });
});

test("an empty inbox says what will come", async ({ browser }) => {
  const { page } = await verifiedUser(browser, "Uche", look.context);
  await page.goto("/inbox");
  await expect(page.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  await expectScreenValid(page, "inbox-empty");
});
