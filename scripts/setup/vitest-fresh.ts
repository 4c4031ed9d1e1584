import { vi } from "vitest";

// Test files share the process of their worker, so that packages are loaded once and not for each of 170 files. Our own
// modules are made anew for every file, and what a file may have changed in the process is put back.

const OF_TESTS = "environmentOfTests";
/** By this name Vitest keeps what it mocks; without isolation it forgets nothing between files. */
const MOCKER = "__vitest_mocker__";

const shared = globalThis as unknown as Record<string, unknown> & {
  [OF_TESTS]?: NodeJS.ProcessEnv;
  [MOCKER]?: { reset(): void };
};

const before = (shared[OF_TESTS] ??= { ...process.env });
for (const name of Object.keys(process.env)) {
  if (!(name in before)) delete process.env[name];
}
Object.assign(process.env, before);

// What our modules keep beyond themselves, because Next bundles them more than once.
for (const name of Object.keys(shared)) {
  if (name.startsWith("amana")) delete shared[name];
}

vi.useRealTimers();
vi.unstubAllGlobals();
shared[MOCKER]?.reset();
vi.resetModules();
