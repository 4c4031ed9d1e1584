import { test as base } from "@playwright/test";

export { expect } from "@playwright/test";

/** A test that closes all browser contexts at its end. */
export const test = base.extend<{ leaving: undefined }>({
  leaving: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
