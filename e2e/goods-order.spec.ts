import type { Page } from "@playwright/test";
import { z } from "zod";
import { get } from "./stage/api";
import { expect, test } from "./stage/journey";
import { expectWallet, walletOf } from "./stage/money";
import { FEE, type Order, orderOf, PRICE, STREET } from "./stage/orders";
import { disclose } from "./stage/people";
import { expectScreenValid } from "./stage/screens";
import { move, openRoom, tradeStatus } from "./stage/trades";

const rooms = ({ seller, buyer, tradeId }: Order) =>
  Promise.all([openRoom(seller.page, tradeId), openRoom(buyer.page, tradeId)]);

/** What is said in the band under the steps; it comes by itself. */
const says = (page: Page, text: string) => expect(tradeStatus(page)).toContainText(text);

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

/** Another six digits. */
const wrong = (digits: string) =>
  String((Number(digits.replace(/\D/g, "")) + 1) % 1_000_000).padStart(6, "0");

test("a parcel is sent, handed over by the buyer’s code, looked at and paid", async ({ browser }) => {
  test.slow();
  const order = await orderOf(browser);
  const [seller, buyer] = [order.seller.page, order.buyer.page];
  await rooms(order);
  await test.step("the seller starts, and sees the address", async () => {
    await expect(seller.getByText(STREET)).toHaveCount(0);
    await expectScreenValid(seller, "order-seller-paid");
    await press(seller, "Start and show the address");
    await expect(seller.getByText(STREET)).toBeVisible();
    await says(buyer, "is packing it.");
    await expectScreenValid(seller, "order-seller-packing");
    await expectScreenValid(buyer, "order-buyer-packing");
  });
  await test.step("says with which carrier it goes; what is missing is said at its field", async () => {
    await disclose(tradeStatus(seller), "It’s sent");
    await press(seller, "It’s sent");
    await expect(seller.getByText("Choose the carrier.")).toBeVisible();
    await seller.getByRole("combobox", { name: "Carrier" }).fill("GIG Logistics");
    await press(seller, "It’s sent");
    await expect(seller.getByText("Enter the tracking number.")).toBeVisible();
    await expect(seller.getByRole("combobox", { name: "Carrier" })).toHaveValue("GIG Logistics");
    await expectScreenValid(seller, "order-seller-ship");
    await seller.getByRole("textbox", { name: "Tracking number" }).fill(`GIG-${order.tradeId.slice(-12)}`);
    await press(seller, "It’s sent");
    await says(seller, "It’s on its way.");
  });
  const digits = await test.step("the buyer sees it at once, and has a code to show", async () => {
    await says(buyer, "It’s on its way.");
    await expect(
      buyer.getByRole("definition").filter({ hasText: `GIG-${order.tradeId.slice(-12)}` }),
    ).toBeVisible();
    await expectScreenValid(buyer, "order-buyer-way");
    await expectScreenValid(seller, "order-seller-way");
    return buyer.getByText(/^\d{3} \d{3}$/).innerText();
  });
  await test.step("a wrong code is refused at its field, and stays", async () => {
    await disclose(tradeStatus(seller), "Enter the buyer’s code");
    await seller.getByLabel("Six digits").fill(wrong(digits));
    await press(seller, "Confirm hand-over");
    await expect(seller.getByText("That isn’t the buyer’s code.")).toBeVisible();
    await expect(seller.getByLabel("Six digits")).toHaveValue(wrong(digits));
    await expectScreenValid(seller, "order-seller-code");
    await seller.getByLabel("Six digits").fill(digits);
    await press(seller, "Confirm hand-over");
    await says(seller, "is looking at it.");
  });
  await test.step("the buyer looks at it, and pays", async () => {
    await says(buyer, "Look at it now.");
    await expect(buyer.getByText("Your handover code")).toHaveCount(0);
    await expectScreenValid(buyer, "order-buyer-inspect");
    await expectScreenValid(seller, "order-seller-inspect");
    await disclose(tradeStatus(buyer), "I have it, and it’s right");
    await press(buyer, /^Pay ₦/);
    await Promise.all([says(buyer, "Done."), says(seller, "Done.")]);
    await expectWallet(buyer, 0n, 0n);
    // The price less commission, and the delivery fee.
    expect((await walletOf(seller)).available).toBeGreaterThan(PRICE - PRICE / 20n + FEE);
    await expectScreenValid(buyer, "order-buyer-done");
    await expect(seller.getByRole("link", { name: "Back to the listing" })).toBeVisible();
  });
});

test("a seller without stock cancels, says why, and the buyer has all of it back", async ({ browser }) => {
  test.slow();
  const order = await orderOf(browser);
  const [seller, buyer] = [order.seller.page, order.buyer.page];
  await rooms(order);
  await disclose(tradeStatus(seller), "Cancel order");
  await press(seller, "Cancel and refund ₦46,500");
  await expect(seller.getByText("Choose why you’re cancelling.")).toBeVisible();
  await expectScreenValid(seller, "order-seller-cancel");
  await seller.getByRole("radio", { name: "It’s out of stock" }).check();
  await press(seller, "Cancel and refund ₦46,500");
  await says(seller, "Refunded.");
  await says(buyer, "You got ₦46,500 back.");
  await expectWallet(buyer, PRICE + FEE, 0n);
  await expectScreenValid(buyer, "order-buyer-refunded");
  await expect(buyer.getByRole("link", { name: "Similar listings" })).toBeVisible();
});

test("what is fetched is met for: one proposes, the other agrees", async ({ browser }) => {
  test.slow();
  const order = await orderOf(browser, { isPickUp: true });
  const [seller, buyer] = [order.seller.page, order.buyer.page];
  await move(order.seller, order.tradeId, "begin");
  await rooms(order);
  const place = "Ikeja City Mall, main gate";
  await test.step("the buyer proposes", async () => {
    await disclose(tradeStatus(buyer), "Propose where to meet");
    await buyer.getByLabel("Place").fill(place);
    await press(buyer, /^Propose it to Sade/);
    await expect(buyer.getByText("Choose the day and time.")).toBeVisible();
    await expect(buyer.getByLabel("Place")).toHaveValue(place);
    const field = buyer.getByLabel("Day and time");
    await field.fill(`${((await field.getAttribute("max")) ?? "").slice(0, 10)}T00:00`);
    await expectScreenValid(buyer, "order-buyer-meet");
    await press(buyer, /^Propose it to Sade/);
    await expect(tradeStatus(buyer)).toContainText("You proposed to meet");
  });
  await test.step("the seller agrees, and both know where", async () => {
    await expect(tradeStatus(seller)).toContainText("Ada proposed to meet");
    await press(seller, "Agree to meet");
    for (const page of [seller, buyer]) {
      await expect(page.getByRole("heading", { name: "Where you meet" })).toBeVisible();
      await expect(page.getByRole("definition").filter({ hasText: place })).toBeVisible();
    }
    await expectScreenValid(seller, "order-seller-meeting");
    await expectScreenValid(buyer, "order-buyer-meeting");
  });
});

test("a parcel is sent by a rider without scripts", async ({ browser }) => {
  const order = await orderOf(browser, { hasScripts: false });
  const seller = order.seller.page;
  await move(order.seller, order.tradeId, "begin");
  await openRoom(seller, order.tradeId);
  await disclose(tradeStatus(seller), "It’s sent");
  await seller.getByRole("radio", { name: /^My rider/ }).check();
  await seller.getByLabel("Rider’s name").fill("Sunday Eze");
  await press(seller, "It’s sent");
  await expect(seller.getByText("Enter a Nigerian phone number, such as 0803 123 4567.")).toBeVisible();
  await expect(seller.getByLabel("Rider’s name")).toHaveValue("Sunday Eze");
  await seller.getByLabel("Rider’s phone").fill("0803 765 4321");
  await press(seller, "It’s sent");
  await says(seller, "It’s on its way.");
  await expect(seller.getByRole("definition").filter({ hasText: "Sunday Eze" })).toBeVisible();
});

const Coded = z.object({ parcel: z.object({ code: z.object({ secret: z.string() }) }) });

test("a code that was scanned without a connection is sent when the room is opened again", async ({
  browser,
}) => {
  const order = await orderOf(browser);
  const { seller, buyer, tradeId } = order;
  await move(seller, tradeId, "begin");
  await openRoom(seller.page, tradeId);
  const { parcel } = Coded.parse(await (await get(buyer.page, `/trades/${tradeId}`)).json());
  const kept = [`handover:${tradeId}`, parcel.code.secret] as const;
  await seller.page.evaluate(([name, secret]) => localStorage.setItem(name, secret), kept);
  await openRoom(seller.page, tradeId);
  await says(seller.page, "is looking at it.");
  await expect.poll(() => seller.page.evaluate(([name]) => localStorage.getItem(name), kept)).toBeNull();
});
