import { expect, test } from "./stage/journey";
import { orderOf } from "./stage/orders";
import { verifiedUser } from "./stage/people";
import { expectScreenValid, look } from "./stage/screens";
import { tradeStatus } from "./stage/trades";

const DASHBOARD = "/sell/dashboard";

test("a seller sees what to do, does it, and finds the money that is on its way", async ({ browser }) => {
  test.slow();
  const { seller, tradeId, title } = await orderOf(browser, { units: 5 });
  const { page } = seller;
  await test.step("the menu leads to it, and the order waits", async () => {
    await page.goto("/goods/mine");
    await page.getByRole("link", { name: "Your sales" }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Your sales" })).toBeVisible();
    await expect(page.getByRole("heading", { name: `Start packing: ${title}` })).toBeVisible();
    await expectScreenValid(page, "seller-dashboard");
  });
  await test.step("one button leads to the order", async () => {
    await page.getByRole("link", { name: "Start packing" }).click();
    await expect(page).toHaveURL(new RegExp(`/trades/${tradeId}$`));
    await page.getByRole("button", { name: "Start and show the address" }).click();
    await expect(tradeStatus(page)).toContainText("then send it");
    await page.goto(DASHBOARD);
    await expect(page.getByRole("heading", { name: `Send: ${title}` })).toBeVisible();
    await expect(page.getByText("Not sent yet")).toBeVisible();
  });
  await test.step("price and stock are changed in the row; what is refused stays", async () => {
    const [price, units] = [page.getByLabel(`Price of ${title}`), page.getByLabel(`In stock of ${title}`)];
    await price.fill("47,500");
    await units.fill("many");
    const save = page.getByRole("button", { name: `Save price and stock of ${title}` });
    await save.click();
    await expect(page.getByText("Enter how many, as a whole number.")).toBeVisible();
    await expect(price).toHaveValue("47,500");
    await units.fill("7");
    await save.click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(price).toHaveValue("47500");
    await expect(units).toHaveValue("7");
  });
  await test.step("a period is an address, and orders are a file", async () => {
    await page.getByRole("link", { name: "7 days" }).click();
    await expect(page).toHaveURL(/days=7$/);
    await expect(page.getByRole("heading", { name: "Sold in 7 days" })).toBeVisible();
    const file = await page.request.get(`${DASHBOARD}/csv`);
    expect(file.headers()["content-disposition"]).toContain("amana-orders-");
    expect(await file.text()).toContain(tradeId);
  });
});

test("the dashboard works without scripts, and is empty for who sells nothing", async ({ browser }) => {
  const { seller, title } = await orderOf(browser, { hasScripts: false, units: 5 });
  const { page } = seller;
  await page.goto(DASHBOARD);
  const units = page.getByLabel(`In stock of ${title}`);
  await units.fill("0.5");
  await page.getByRole("button", { name: `Save price and stock of ${title}` }).click();
  await expect(units).toHaveValue("0.5");
  await units.fill("3");
  await page.getByRole("button", { name: `Save price and stock of ${title}` }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const newcomer = await verifiedUser(browser, "Vera", look.context);
  await newcomer.page.goto(DASHBOARD);
  await expect(newcomer.page.getByRole("heading", { name: "Nothing for sale yet" })).toBeVisible();
  await expectScreenValid(newcomer.page, "seller-dashboard-empty");
});
