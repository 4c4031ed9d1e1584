import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: here("./") },
      { find: /^server-only$/, replacement: here("./lib/empty-module.ts") },
    ],
  },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
  test: {
    environment: "node",
    include: ["{lib,scripts,prisma}/**/*.test.ts"],
    globalSetup: "scripts/setup/vitest-global.mjs",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
