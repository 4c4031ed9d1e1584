import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { newKey } from "./browser-api";

afterEach(() => void vi.unstubAllGlobals());

test("makes keys where the browser has no randomUUID, as on http:// origins", () => {
  const { crypto } = globalThis;
  const own = { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) };
  vi.stubGlobal("crypto", own);
  const keys = Array.from({ length: 1_000 }, newKey);
  expect(new Set(keys).size).toBe(1_000);
  for (const key of keys) expect(z.uuidv4().safeParse(key).success).toBe(true);
});
