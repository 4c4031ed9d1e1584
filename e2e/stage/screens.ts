import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { expect } from "./journey";

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const themes = ["light", "dark"] as const;
const name = process.env.SCREENS ?? "phone-light";
const viewport = Object.entries(sizes).find(([size]) => name.startsWith(size))?.[1];
const colorScheme = themes.find((theme) => name.endsWith(theme));
if (!viewport || !colorScheme) throw new Error(`SCREENS=${name} is no size and theme, like phone-light.`);

/** The size and theme of this run, from SCREENS; by default a phone in the light theme. */
export const look = {
  name,
  context: { viewport, colorScheme, reducedMotion: "reduce" } satisfies BrowserContextOptions,
};

/** Opens each screen, takes a screenshot, and checks it. */
export async function visit(page: Page, screens: Record<string, string>): Promise<void> {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  for (const [screen, path] of Object.entries(screens)) {
    await page.goto(path, { waitUntil: "networkidle" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectScreenValid(page, screen);
  }
  page.removeAllListeners("console");
  page.removeAllListeners("pageerror");
  expect(complaints.filter((text) => !isExpected(text))).toEqual([]);
}

/** Takes a screenshot of the open screen, and checks that it fits the window and is accessible. */
export async function expectScreenValid(page: Page, screen: string): Promise<void> {
  await page.screenshot({ path: `artifacts/screens/${screen}-${name}.png`, fullPage: true });
  await expectNoOverflow(page, screen);
  await expectAccessible(page, screen);
}

/** A 404 is also logged to the console. */
const isExpected = (complaint: string) => /no-such-page.*404/.test(complaint);

async function expectNoOverflow(page: Page, screen: string): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `${screen} is not wider than the screen`).toBeLessThanOrEqual(window ?? 0);
}

/** No serious violation of the accessibility rules that axe knows. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // Legacy mode avoids an extra page per analysis; there are no cross-origin frames.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  expect(serious).toEqual([]);
}
