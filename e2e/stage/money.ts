import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { HOME } from "../../lib/money/currencies";
import { get, post } from "./api";
import { payAtPaystack } from "./simulators";

/** Formats kobo as `₦2,397.16`. */
export function naira(minor: bigint): string {
  const whole = (minor / 100n).toString();
  const kobo = (minor % 100n).toString().padStart(2, "0");
  return `₦${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}.${kobo}`;
}

/** The JSON form of kobo. */
export const money = (minor: bigint) => ({ minor: minor.toString(), currency: HOME });

/** Funds the page's wallet through Paystack, and waits until it is credited. Returns the reference. */
export async function fund(page: Page, minor: bigint): Promise<string> {
  const started = await post(page, "/wallet/deposits", { amount: money(minor) });
  expect(started.status()).toBe(201);
  const { reference } = z.object({ reference: z.string() }).parse(await started.json());
  await payAtPaystack(reference);
  const state = async () =>
    z.object({ state: z.string() }).parse(await (await get(page, `/wallet/deposits/${reference}`)).json())
      .state;
  await expect.poll(state, { intervals: [100, 250, 500] }).toBe("PAID");
  return reference;
}

const digits = z.object({ minor: z.string() });
const walletView = z.object({ available: digits, held: digits });

/** The wallet's balances from the API, in kobo. */
export async function walletOf(page: Page): Promise<{ available: bigint; held: bigint }> {
  const answer = await get(page, "/wallet");
  expect(answer.status()).toBe(200);
  const { available, held } = walletView.parse(await answer.json());
  return { available: BigInt(available.minor), held: BigInt(held.minor) };
}

/** Waits until the API returns these balances, in kobo. */
export const expectWallet = (page: Page, available: bigint, held = 0n): Promise<void> =>
  expect.poll(() => walletOf(page), { intervals: [100, 250, 500] }).toEqual({ available, held });

/** Expects these balances on the wallet's page and from the API, in kobo. */
export async function expectWalletPage(page: Page, available: bigint, held = 0n): Promise<void> {
  await page.goto("/wallet");
  const card = page.getByRole("main").locator("dl").first();
  await expect(card.getByRole("definition").nth(0)).toHaveText(naira(available));
  await expect(card.getByRole("definition").nth(1)).toHaveText(naira(held));
  await expectWallet(page, available, held);
}
