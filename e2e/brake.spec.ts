import { environment } from "./stage/environment";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { funded, terms } from "./stage/one-offer";
import { asOwner } from "./stage/owner";
import { type Person, verifiedUser } from "./stage/people";
import { expectScreenValid, look } from "./stage/screens";
import { control, nextText } from "./stage/simulators";
import { accept, openRoom, publish, tradeStatus } from "./stage/trades";

const PAUSED = "You paused your account by text";

/** The text about a trade, which otherwise waits a minute for its reader to see the page. */
async function textAtOnce({ email, phone }: Person) {
  const hurry = () =>
    asOwner<{ id: string }>(
      `update delivery d set due_at = app_now() from notice n join app_user u on u.id = n.user_id
       where n.id = d.notice_id and u.email = $1 and d.channel = 'TEXT' returning d.id`,
      [email],
    );
  await expect.poll(async () => (await hurry()).length, { timeout: 20_000 }).toBe(1);
  return nextText(phone);
}

test("a seller answers a text with STOP: the account is paused, a moderator gets the trade, and they lift the pause", async ({
  browser,
}) => {
  test.slow();
  const seller = await verifiedUser(browser, "Sade", look.context);
  const buyer = await verifiedUser(browser, "Bello");
  await fund(buyer.page, funded);
  const tradeId = await accept(buyer, await publish(seller, terms));
  const { id, text } = await textAtOnce(seller);
  const [answer = ""] = /STOP \w{4}$/.exec(text) ?? [];
  const { page } = seller;
  await test.step("answers beside the message in the simulator", async () => {
    await page.goto(new URL(`/inbox/${id}`, environment.simulatorsUrl).href);
    await page.getByLabel("Reply to 38383").fill(answer.toLowerCase());
    await page.screenshot({ path: `artifacts/screens/reply-box-${look.name}.png` });
    await page.getByRole("button", { name: "Reply" }).click();
    await expect(page.getByText("The product answered 200")).toBeVisible();
  });
  expect((await nextText(seller.phone, id)).text).toContain("we paused your account for 24 hours");

  await openRoom(page, tradeId);
  await expect(tradeStatus(page)).toContainText(/moderator/i);
  await expect(page.getByRole("heading", { name: PAUSED })).toBeVisible();
  await expectScreenValid(page, "brake-trade");
  await page.goto("/wallet/withdraw");
  await expectScreenValid(page, "brake-withdraw");
  await page.goto("/settings/security");
  await expectScreenValid(page, "brake-security");
  await page.getByRole("button", { name: "Lift the pause" }).click();
  await expect(page.getByRole("heading", { name: PAUSED })).toBeHidden();
});

test("without JavaScript a brake word is set, FREEZE pauses the account, and the pause is lifted", async ({
  browser,
}) => {
  const options = { ...look.context, javaScriptEnabled: false };
  const { page, phone } = await verifiedUser(browser, "Halima", options);
  await page.goto("/settings/security");
  const word = page.getByLabel("Brake word");
  await word.fill("no");
  await page.getByRole("button", { name: "Set word" }).click();
  await expect(word).toHaveAccessibleDescription(/Choose a word of 4 to 20 letters/);
  await word.fill("Mango");
  await page.getByRole("button", { name: "Set word" }).click();
  await expect(page.getByText("Your word is set.")).toBeVisible();
  const from = phone.replace(/^0/, "234");
  await control("sms/reply", { from, to: "38383", text: "Abeg freeze my account MANGO" });
  expect((await nextText(phone)).text).toContain("Lift it in the app");
  await page.goto("/wallet/withdraw");
  await expect(page.getByRole("heading", { name: PAUSED })).toBeVisible();
  await page.getByRole("button", { name: "Lift the pause" }).click();
  await expect(page.getByRole("heading", { name: PAUSED })).toBeHidden();
  await page.goto("/settings/security");
  await expect(page.getByText("The pause by text message was lifted.")).toBeVisible();
  await expect(page.getByRole("heading", { name: PAUSED })).toBeHidden();
});
