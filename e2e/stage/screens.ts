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
    await page.goto(path);
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

/** The narrowest phones, and what is left of a desktop at 200 %. */
const NARROW = 320;

/** No wider than the window, and on a phone no wider than the narrowest. */
async function expectNoOverflow(page: Page, screen: string): Promise<void> {
  await expectFits(page, screen);
  if (!name.startsWith("phone")) return;
  const { width, height } = sizes.phone;
  await page.setViewportSize({ width: NARROW, height });
  await expectFits(page, `${screen} at ${NARROW} px`);
  await page.setViewportSize({ width, height });
}

async function expectFits(page: Page, screen: string): Promise<void> {
  const { content, window, ...misfits } = await page.evaluate(measure);
  expect(content, `${screen} is not wider than the screen`).toBeLessThanOrEqual(window);
  expect(
    misfits,
    `${screen}: sums over two lines, links too low for a thumb, fields out of their form`,
  ).toEqual({
    brokenSums: [],
    lowTargets: [],
    squeezedOut: [],
  });
}

/** Runs in the page. A target is as high as its box, or as what is laid over it to be pressed. */
function measure() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    );
  };
  const isEnlarged = (element: Element) => {
    const { content, position } = getComputedStyle(element, "::after");
    return content !== "none" && position === "absolute";
  };
  const lowTargets = [...document.querySelectorAll("a[href], button, summary, select")]
    .filter((element) => isShown(element) && !isEnlarged(element))
    .filter((element) => Math.ceil(element.getBoundingClientRect().height) < 24)
    .map((element) => element.textContent.trim());
  const brokenSums: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const { 0: sum, index } of (text.textContent ?? "").matchAll(/[−-]?₦\d[\d,.]*\d/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + sum.length);
      const lines = [...range.getClientRects()]
        .filter(({ width }) => width > 0)
        .map(({ top }) => Math.round(top));
      if (new Set(lines).size > 1) brokenSums.push(sum);
    }
  }
  const margin = 12;
  const squeezedOut = [...document.querySelectorAll<HTMLElement>("main :is(input, select, textarea)")]
    .filter(isShown)
    .filter((field) => {
      const frame = field.closest("fieldset, form")?.getBoundingClientRect().right ?? clientWidth;
      const { right } = field.getBoundingClientRect();
      return right > frame + 1 || (field.matches("form *") && frame > clientWidth - margin);
    })
    .map((field) => field.getAttribute("name") ?? field.id);
  return { content: scrollWidth, window: clientWidth, brokenSums, lowTargets, squeezedOut };
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
