import { type Browser, chromium } from "@playwright/test";
import { findChromium } from "../../setup/chromium.mjs";

/** Does something in a Chromium of its own. */
export async function inBrowser<Answer>(work: (browser: Browser) => Promise<Answer>): Promise<Answer> {
  const executablePath = await findChromium();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** The cookies of a header, as a browser takes them. */
export const cookiesFor = (url: string, header: string) =>
  header.split("; ").map((cookie) => {
    const [name = "", ...value] = cookie.split("=");
    return { url, name, value: value.join("=") };
  });
