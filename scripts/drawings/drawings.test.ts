import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("the drawings that pages use are the ones that are drawn here", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "drawings-"));
  const fresh = path.join(folder, "drawings.svg");
  await promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/drawings/draw.tsx", fresh]);
  const kept = await readFile("public/drawings.svg", "utf8");
  expect(kept === (await readFile(fresh, "utf8")), "draw them anew: see scripts/drawings/draw.tsx").toBe(
    true,
  );
  await rm(folder, { recursive: true });
});
