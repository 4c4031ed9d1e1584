import { defineConfig, devices } from "@playwright/test";

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  outputDir: "artifacts/failures",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine can be slower than any limit. What passes only the second time is listed at the end, and is to be mended.
  retries: 1,
  workers: 2,
  // Two browsers, the product and its database share what cores there are: what is slow there is not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "artifacts/journeys.json" }]],
  // One journey stops everybody's payouts, and one watches the whole server: they come when the others are over (alone: with
  // --no-deps).
  projects: [
    { name: "journeys", testIgnore: ["reconciliation.spec.ts", "fuzz.spec.ts"] },
    { name: "alone", testMatch: "reconciliation.spec.ts", dependencies: ["journeys"] },
    { name: "fuzz", testMatch: "fuzz.spec.ts", dependencies: ["alone"] },
  ],
  use: {
    actionTimeout: 30_000,
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 800 },
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    locale: "en-NG",
    timezoneId: "Africa/Lagos",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [
        // Chromium's sandbox refuses to run as root.
        ...(isRoot ? ["--no-sandbox"] : []),
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
