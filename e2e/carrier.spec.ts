import type { Page } from "@playwright/test";
import { z } from "zod";
import { get, post } from "./stage/api";
import { expect, test } from "./stage/journey";
import { fund, walletOf } from "./stage/money";
import { FEE, orderOf, PRICE, STREET } from "./stage/orders";
import { expireDeadline } from "./stage/owner";
import { disclose } from "./stage/people";
import { expectScreenValid } from "./stage/screens";
import { control } from "./stage/simulators";
import { move, openRoom, tradeStatus } from "./stage/trades";

/** Where the carrier fetches it. */
async function saveAddress(page: Page): Promise<void> {
  const saved = await post(page, "/me/addresses", {
    name: "Sade Bello",
    phone: "0803 765 4321",
    state: "LA",
    lga: "Ikeja",
    area: "Allen",
    street: "12 Allen Avenue",
    landmark: "",
    note: "",
  });
  expect(saved.status(), await saved.text()).toBe(201);
}

const EXTRA = 1_500_00n;
const Shipment = z.object({ number: z.string().nullable(), state: z.string() });

test("a carrier is booked, fetches the parcel and delivers it, and the seller is paid without another click", async ({
  browser,
}) => {
  test.slow();
  const order = await orderOf(browser);
  const { tradeId } = order;
  const [seller, buyer] = [order.seller.page, order.buyer.page];
  const says = (page: typeof seller, text: string) => expect(tradeStatus(page)).toContainText(text);
  await move(order.seller, tradeId, "begin");
  // The label costs more than was paid for delivery.
  await fund(seller, EXTRA);
  await saveAddress(seller);
  await Promise.all([openRoom(seller, tradeId), openRoom(buyer, tradeId)]);
  const number = await test.step("the seller chooses a price, and has a label", async () => {
    await seller.getByRole("link", { name: "Book a carrier" }).click();
    await expect(seller.getByRole("heading", { name: "Book a carrier" })).toBeVisible();
    await expect(seller.getByRole("radio").first()).toBeChecked();
    await expectScreenValid(seller, "order-seller-carriers");
    await seller.getByRole("button", { name: "Book this carrier" }).click();
    await expect(seller.getByRole("heading", { name: "Carrier", exact: true })).toBeVisible();
    const numberOf = async () =>
      Shipment.parse(await (await get(seller, `/trades/${tradeId}/shipment`)).json()).number;
    await expect.poll(numberOf, { timeout: 30_000 }).not.toBeNull();
    await expect(seller.getByRole("link", { name: "Print label" })).toBeVisible();
    await expect(seller.getByText("The delivery fee pays the carrier.")).toBeVisible();
    await expectScreenValid(seller, "order-seller-label");
    const pdf = await seller.request.get(`/trades/${tradeId}/label`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    expect((await buyer.request.get(`/trades/${tradeId}/label`)).status()).toBe(404);
    return numberOf();
  });
  await test.step("the carrier has it: the order is sent by itself", async () => {
    await control("parcels/move", { number });
    await says(buyer, "It’s on its way.");
    await says(seller, "It’s on its way.");
    await buyer.reload();
    await expect(buyer.getByText("Picked up from the seller").first()).toBeVisible();
    await expectScreenValid(buyer, "order-buyer-tracked");
  });
  await test.step("it is delivered: the buyer looks at it, and says nothing", async () => {
    await control("parcels/move", { number, to: "delivered" });
    await says(buyer, "Look at it now.");
    await expectScreenValid(buyer, "order-buyer-arrived");
    await expireDeadline(tradeId);
    await Promise.all([says(buyer, "Done."), says(seller, "Done.")]);
    expect((await walletOf(seller)).available).toBeGreaterThan(PRICE - PRICE / 20n);
    expect((await walletOf(seller)).available).toBeLessThan(PRICE + FEE);
    await expect(buyer.getByText(STREET)).toBeVisible();
  });
});

test("a booking is cancelled before the carrier comes", async ({ browser }) => {
  const order = await orderOf(browser, { hasScripts: false });
  const seller = order.seller.page;
  await move(order.seller, order.tradeId, "begin");
  await fund(seller, EXTRA);
  await openRoom(seller, order.tradeId);
  await seller.getByRole("link", { name: "Book a carrier" }).click();
  await expect(seller.getByText("Where should the carrier pick it up?")).toBeVisible();
  await saveAddress(seller);
  await seller.reload();
  await seller.getByRole("button", { name: "Book this carrier" }).click();
  await expect(async () => {
    await seller.reload();
    await expect(seller.getByRole("link", { name: "Print label" })).toBeVisible();
  }).toPass({ timeout: 30_000 });
  await disclose(seller.locator("main"), "Cancel the booking");
  await seller.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(async () => {
    await seller.reload();
    await expect(seller.getByRole("link", { name: "Book a carrier" })).toBeVisible();
  }).toPass({ timeout: 30_000 });
});
