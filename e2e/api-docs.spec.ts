import type { Page } from "@playwright/test";
import { environment } from "./stage/environment";
import { expect, test } from "./stage/journey";
import { newPage } from "./stage/people";

/** Requests to other origins, and what the policy has blocked. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && origin !== environment.appUrl)
      complaints.push(request.url());
  });
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

test("the API’s description is a page on phones and desks, from our origin alone, and its aliases answer", async ({
  browser,
}) => {
  for (const [look, viewport, colorScheme] of [
    ["phone-light", { width: 390, height: 844 }, "light"],
    ["desk-dark", { width: 1280, height: 800 }, "dark"],
  ] as const) {
    const page = await newPage(browser, { viewport, colorScheme });
    const complaints = complaintsOf(page);
    const answer = await page.goto("/api/v1/docs");
    expect(answer?.headers()["content-security-policy"]).toMatch(/'nonce-[^']+' 'strict-dynamic'/);
    // The page draws some two hundred operations by script.
    await expect(page.getByRole("heading", { name: /^Amana/ })).toBeVisible({ timeout: 60_000 });
    await page.getByRole("link", { name: "Trades", exact: true }).click({ timeout: 60_000 });
    await page.getByText("Accept an offer", { exact: true }).click();
    await expect(
      page.getByText("Takes an offer: the price goes from your wallet into escrow."),
    ).toBeVisible();
    await expect(page.getByText("Idempotency-Key").first()).toBeVisible();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `artifacts/screens/api-docs-${look}.png` });
    expect(complaints).toEqual([]);
  }
  const { request } = await newPage(browser);
  const sent = await request.post("/api/auth/send-otp", { data: { phone: "0814 000 0001" } });
  expect(sent.status()).toBe(202);
  expect((await request.get("/api/wallet")).status()).toBe(401);
  expect((await request.get("/api/v1/orders")).status()).toBe(401);
  expect((await request.get("/api/auth/providers")).status()).toBe(200);
});
