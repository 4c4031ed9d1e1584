import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect } from "vitest";

/**
 * Runs a program in a process of its own that kills itself at a failpoint, and asserts that it did.
 * @param point - the failpoint, as 'name@3' on its third pass
 * @param source - the program's TypeScript; what it gets as arguments are `args`
 */
export async function expectKilledAt(point: string, source: URL, ...args: string[]): Promise<void> {
  expect(await isKilledAt(point, source, ...args)).toBe(true);
}

/** Runs it the same way, and answers whether it came to the point; one that is refused before ends by itself. */
export async function isKilledAt(point: string, source: URL, ...args: string[]): Promise<boolean> {
  const [name, pass = "1"] = point.split("@");
  const child = spawn(process.execPath, ["--conditions=react-server", await programOf(source), ...args], {
    env: { ...process.env, FAILPOINTS: `${name}=kill@${pass}` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  expect([code, signal]).toEqual(signal ? [null, "SIGKILL"] : [0, null]);
  return signal !== null;
}

const programs = new Map<string, Promise<string>>();

/** Bundled once, packages and all: to find, translate and load hundreds of files costs a process five times its act. */
function programOf({ href }: URL): Promise<string> {
  const made = programs.get(href) ?? bundle(fileURLToPath(href));
  programs.set(href, made);
  return made;
}

const checkout = fileURLToPath(new URL("../..", import.meta.url));

const packagesMayRequire =
  'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);';

async function bundle(source: string): Promise<string> {
  const name = path.relative(checkout, source).replaceAll(path.sep, ".");
  // Within the checkout, where the packages with native code are found.
  const outfile = path.join(checkout, "node_modules", ".killed", `${name}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["@node-rs/argon2", "pg-native", "sharp"],
    banner: { js: packagesMayRequire },
    conditions: ["react-server"],
    logLevel: "error",
  });
  return outfile;
}
