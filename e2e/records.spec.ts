import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { get } from "./stage/api";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { castMember, verifiedUser } from "./stage/people";
import { expectScreenValid } from "./stage/screens";
import { accept, move, openRoom, publish } from "./stage/trades";

const terms = { ...airtimeOf(1_000_00n, "T2"), priceMinor: 900_00n } as const;

const code = (page: Page) => page.getByTitle("Both of you see the same");

async function verify(page: Page, text: string): Promise<void> {
  await page.getByLabel("Record of a trade").setInputFiles({
    name: "record.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
}

test("both parties see the same code, and a record is verified offline, and broken by one letter", async ({
  browser,
}) => {
  const [seller, buyer] = await Promise.all([verifiedUser(browser, "Sola"), verifiedUser(browser, "Binta")]);
  await fund(buyer.page, 2_000_00n);
  const tradeId = await accept(buyer, await publish(seller, terms));
  await Promise.all([seller, buyer].map(({ page }) => openRoom(page, tradeId)));
  const first = await code(buyer.page).textContent();
  expect(await code(seller.page).textContent()).toBe(first);

  await test.step("a move and a message change it on both screens", async () => {
    await move(seller, tradeId, "begin");
    await buyer.page.getByRole("textbox", { name: /^Message / }).fill("Are you there?");
    await buyer.page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(seller.page.getByText("4 entries")).toBeVisible();
    await expect(buyer.page.getByText("4 entries")).toBeVisible();
    const second = await code(seller.page).textContent();
    expect(second).not.toBe(first);
    await expect(code(buyer.page)).toHaveText(second ?? "");
  });

  const { page } = buyer;
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download record" }).click();
  const text = await readFile(await (await downloading).path(), "utf8");
  await page.goto("/proofs");
  await page.context().setOffline(true);
  await test.step("whole", async () => {
    await verify(page, text);
    await expect(page.getByText("This record is complete and unchanged")).toBeVisible();
    await expect(page.getByText("Are you there?")).toBeVisible();
  });
  await test.step("broken", async () => {
    await verify(page, text.replace("Are you there?", "Are you where?"));
    await expect(page.getByText("The text of entry 4 was changed.")).toBeVisible();
    await expectScreenValid(page, "proofs-broken");
  });
});

test("a record of an earlier day is covered by a root in the list", async ({ browser }) => {
  test.setTimeout(180_000); // the worker publishes the roots of the demo's past within its first minutes
  const { page } = await castMember(browser, "ada");
  const roots = async () => (await page.request.get("/proofs/roots.jsonl")).text();
  await expect.poll(roots, { timeout: 120_000 }).toContain("trade_records");
  const answer = await get(page, "/trades?state=COMPLETED");
  const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await answer.json());
  const oldest = items.at(-1);
  const file = await page.request.get(`/trades/${oldest?.id}/record`);
  await page.goto("/proofs");
  await verify(page, await file.text());
  await expect(page.getByText(/covered by the root of/)).toBeVisible();
  await expect(page.getByText(/^Signed with Ed25519/).first()).toBeVisible();
});
