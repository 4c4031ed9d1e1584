import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const publicFile = (name: string) => readFile(new URL(`../../public/${name}`, import.meta.url), "utf8");
const sha256 = (text: string) => createHash("sha256").update(text);

test("a changed offline page changes the worker, or browsers would keep the old one", async () => {
  const [page, worker] = await Promise.all([publicFile("offline.html"), publicFile("sw.js")]);
  expect(worker).toContain(`"offline-${sha256(page).digest("hex").slice(-12)}"`);
});

test("the offline page's policy admits its own script, and loads nothing", async () => {
  const page = await publicFile("offline.html");
  const [, script = ""] = /<script>([^]*)<\/script>/.exec(page) ?? [];
  expect(page).toContain(
    `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${sha256(script).digest("base64")}'`,
  );
  expect(page).not.toMatch(/(?:src|href)="[^"#]/);
});
