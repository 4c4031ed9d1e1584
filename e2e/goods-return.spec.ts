import type { Page } from "@playwright/test";
import { z } from "zod";
import { get } from "./stage/api";
import { expect, test } from "./stage/journey";
import { expectWallet } from "./stage/money";
import { FEE, type Order, orderOf, PRICE } from "./stage/orders";
import { disclose } from "./stage/people";
import { expectScreenValid } from "./stage/screens";
import { move, openRoom, tradeStatus } from "./stage/trades";

const says = (page: Page, text: string) => expect(tradeStatus(page)).toContainText(text);
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const Coded = z.object({ parcel: z.object({ code: z.object({ secret: z.string() }) }) });

/** The buyer has it, proven by their code, and both are in the room. */
async function delivered({ seller, buyer, tradeId }: Order): Promise<void> {
  const sent = { by: "rider", name: "Sunday Eze", phone: "0803 123 4567" };
  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "ship", { sent });
  const trade = Coded.parse(await (await get(buyer.page, `/trades/${tradeId}`)).json());
  await move(seller, tradeId, "hand-over", { code: trade.parcel.code.secret });
  await Promise.all([openRoom(seller.page, tradeId), openRoom(buyer.page, tradeId)]);
}

test("an order goes back at its seller’s cost, and its buyer is refunded once it’s there", async ({
  browser,
}) => {
  test.slow();
  const order = await orderOf(browser);
  const [seller, buyer] = [order.seller.page, order.buyer.page];
  await delivered(order);
  await test.step("the buyer asks to return it, and who pays is said first", async () => {
    await disclose(tradeStatus(buyer), "Ask to return it");
    await press(buyer, /^Propose it to Sade/);
    await expect(buyer.getByText("Choose who pays for both ways.")).toBeVisible();
    await buyer.getByRole("radio", { name: /^Sade pays/ }).check();
    await expectScreenValid(buyer, "return-buyer-ask");
    await press(buyer, /^Propose it to Sade/);
    await says(buyer, "You proposed a return");
  });
  await test.step("the seller agrees", async () => {
    await says(seller, "Ada proposed a return");
    await expectScreenValid(seller, "return-seller-asked");
    await disclose(tradeStatus(seller), "Agree to the return");
    await tradeStatus(seller).getByRole("button", { name: "Agree to the return" }).last().click();
    await Promise.all([
      says(seller, "Waiting for Ada to send it back."),
      says(buyer, "Send it back to Sade."),
    ]);
    await expectScreenValid(buyer, "return-buyer-send");
  });
  await test.step("the buyer sends it back, and says how", async () => {
    await disclose(tradeStatus(buyer), "I’ve sent it back");
    await buyer.getByRole("combobox", { name: "Carrier" }).fill("GIG Logistics");
    await buyer.getByRole("textbox", { name: "Tracking number" }).fill(`BACK-${order.tradeId.slice(-12)}`);
    await press(buyer, "It’s sent back");
    await Promise.all([
      says(buyer, "It’s on its way back to Sade."),
      says(seller, "It’s on its way back to you."),
    ]);
    await expect(seller.getByText(`BACK-${order.tradeId.slice(-12)}`)).toBeVisible();
    await expectScreenValid(seller, "return-seller-check");
  });
  await test.step("the seller has it, and price and delivery are the buyer’s again", async () => {
    await disclose(tradeStatus(seller), "It’s back: refund Ada");
    await press(seller, "Refund now");
    await Promise.all([says(seller, "Refunded."), says(buyer, "You got ₦46,500 back.")]);
    await expectWallet(buyer, PRICE + FEE, 0n);
    await expectScreenValid(buyer, "return-buyer-refunded");
  });
});

test("an order is kept for less, as both agree", async ({ browser }) => {
  test.slow();
  const order = await orderOf(browser);
  const [seller, buyer] = [order.seller.page, order.buyer.page];
  await delivered(order);
  await disclose(tradeStatus(buyer), "Ask to keep it for less");
  await press(buyer, /^Propose it to Sade/);
  await expect(buyer.getByText("Enter how much goes back.")).toBeVisible();
  await buyer.getByLabel("Goes back").fill("46,000");
  await press(buyer, /^Propose it to Sade/);
  await expect(buyer.getByText("Enter how much goes back: more than nothing")).toBeVisible();
  await expect(buyer.getByLabel("Goes back")).toHaveValue("46,000");
  await buyer.getByLabel("Goes back").fill("5,000");
  await expectScreenValid(buyer, "return-buyer-split");
  await press(buyer, /^Propose it to Sade/);
  await says(seller, "Ada asked to keep it for less");
  await expectScreenValid(seller, "return-seller-split");
  await disclose(tradeStatus(seller), "Agree to this");
  await press(seller, "Agree and end the order");
  await Promise.all([says(seller, "Settled."), says(buyer, "Settled.")]);
  await expectWallet(buyer, 5_000_00n, 0n);
});
