import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: here("./") },
      { find: /^server-only$/, replacement: here("./lib/testing/empty-module.ts") },
    ],
  },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
  test: {
    environment: "node",
    include: ["{lib,scripts,prisma,components}/**/*.test.ts"],
    globalSetup: "scripts/setup/vitest-global.mjs",
    setupFiles: "scripts/setup/vitest-fresh.ts",
    maxWorkers: 2,
    isolate: false,
    // A test that needs a database makes one; forgetting that fails instead of meeting somebody's own.
    env: {
      DATABASE_URL: "postgresql://none@unset.invalid/none",
      APP_URL: "http://localhost:3000",
      AUTH_SECRET: "only-for-tests-only-for-tests-only",
      KEYRING: "active:YWN0aXZlLWtleS1vZi10aGUtdGVzdHMtMzItYnl0ZXM=",
      PAYSTACK_BASE_URL: "http://unset.invalid/paystack",
      PAYSTACK_SECRET_KEY: "sk_test_only",
      PAYSTACK_PUBLIC_KEY: "pk_test_only",
      SMTP_URL: "smtp://unset.invalid",
      MAIL_FROM: "Amana <hello@amana.test>",
      TERMII_BASE_URL: "http://unset.invalid/termii",
      TERMII_API_KEY: "only-for-tests",
      TERMII_SENDER: "Amana",
    },
    // On a busy machine what is waited for comes late; the defaults would call that never.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
