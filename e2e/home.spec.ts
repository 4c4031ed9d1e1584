import { airtimeOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { newPage, register, signIn, verifiedUser } from "./stage/people";
import { accept, move, publish } from "./stage/trades";

test("signing in leads home, where what needs you comes and goes by itself", async ({ browser }) => {
  const [details, page] = [await register("Sola"), await newPage(browser)];
  const seller = { ...details, page };
  await page.goto("/sign-in");
  await signIn(page, details);
  await expect(page).toHaveURL(/\/home$/);
  await expect(page.getByRole("region", { name: "Start here" })).toBeVisible();

  const buyer = await verifiedUser(browser, "Binta");
  await fund(buyer.page, 2_000_00n);
  const terms = { ...airtimeOf(1_000_00n, "T2"), priceMinor: 900_00n } as const;
  const tradeId = await accept(buyer, await publish(seller, terms));
  const needs = page.getByRole("region", { name: "Needs you (1)" });
  await expect(needs).toContainText("If you don’t start in time");
  await needs.getByRole("link", { name: "Start", exact: true }).click();
  await expect(page).toHaveURL(`/trades/${tradeId}`);
  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");

  await page.getByRole("banner").getByRole("link", { name: "Amana" }).click();
  await expect(page.getByRole("region", { name: "Running (1)" })).toContainText("Binta is checking");
  await expect(needs).toBeHidden();
  await buyer.page.goto("/home");
  await expect(buyer.page.getByRole("region", { name: "Needs you (1)" })).toContainText("Check and confirm");
  await move(buyer, tradeId, "approve");
  await expect(page.getByRole("region", { name: "Running (1)" })).toBeHidden();
  await expect(buyer.page.getByText("Nothing needs you right now.")).toBeVisible();
  await expect(buyer.page.getByRole("region", { name: "Do it again" })).toContainText("₦1,000 T2 airtime");
});
