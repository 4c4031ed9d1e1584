import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { tradeStatus } from "./trades";

/** What each side writes. */
export const sellerSays = "I sent it to the number at ten past ten, and the operator confirmed it.";
export const statement = "I have checked three times since ten o'clock, and nothing has come.";

/** Answers to the questions of airtime that has not arrived. */
export const answers = { last_checked: "today at 10:55", balance: "112.40", ported: "no" };

/** The card with where a dispute stands, and what its reader does now. */
export const disputeStatus = (page: Page) => page.getByRole("region", { name: "Dispute status" });

/** The buyer reports from the room that nothing has come. */
export async function report(page: Page): Promise<void> {
  await tradeStatus(page).getByRole("link", { name: "Report a problem" }).click();
  await page.getByRole("link", { name: "The airtime hasn’t arrived" }).click();
  const form = page.getByRole("region", { name: "Your report" });
  await expect(page.getByText(/: pay /)).toHaveCount(0); // so that no slip pays
  await form.getByLabel("When did you last check the balance?").fill("today at 10:55");
  await form.getByLabel("What does the balance show?").fill("much");
  await form.getByLabel(/^Has this number moved/).selectOption("No");
  await form.getByLabel("What happened?").fill(statement);
  await form.getByRole("button", { name: "Report the problem" }).click();
  await expect(form.getByLabel("What does the balance show?")).toHaveAccessibleDescription(/in digits/);
  await expect(form.getByLabel("What happened?")).toHaveValue(statement);
  await form.getByLabel("What does the balance show?").fill("112.40");
  await form.getByRole("button", { name: "Report the problem" }).click();
  await expect(disputeStatus(page)).toContainText("Waiting for Sule’s side.");
}

/** The seller answers, and reads only then what the buyer wrote. */
export async function answer(page: Page, tradeId: string): Promise<void> {
  await page.goto(`/trades/${tradeId}/dispute`);
  await expect(page.getByText(statement)).toHaveCount(0);
  await expect(page.getByText("Bukky has written. You see it once you have written too")).toBeVisible();
  await page.getByLabel("Your side").fill(sellerSays);
  await page.getByRole("button", { name: "Send your side" }).click();
  await expect(page.getByText(statement)).toBeVisible();
}

/** Adds a picture of the balance to the evidence. */
export async function addPicture(page: Page, caption: string): Promise<void> {
  const picture = sharp({ create: { width: 390, height: 640, channels: 3, background: "#07a" } });
  await page.getByLabel("Add a photo or PDF").setInputFiles({
    name: "balance.png",
    mimeType: "image/png",
    buffer: await picture.png().toBuffer(),
  });
  await page.getByLabel("What it shows").fill(caption);
  await page.getByRole("button", { name: "Add to evidence" }).click();
  await expect(page.getByRole("button", { name: caption })).toBeVisible();
}

/** The browsers that are open on it show the reason of a ruling. How long after `pressedAt` is written down, and not judged. */
export async function expectRulingSeen(
  watching: readonly { page: Page }[],
  reason: string,
  pressedAt: number,
): Promise<void> {
  if (watching.length === 0) return;
  await Promise.all(watching.map(({ page }) => expect(page.getByText(reason).first()).toBeVisible()));
  const description = `${Math.round(performance.now() - pressedAt)} ms`;
  test.info().annotations.push({ type: "from the ruling to both parties’ browsers", description });
}
