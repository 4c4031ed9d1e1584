import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Machine } from "@/lib/kernel/machine";

/** Every declared machine by its name, as `npm run machines` finds them. */
export async function allMachines(): Promise<Map<string, Machine>> {
  const lib = path.resolve(import.meta.dirname, "../..");
  const files = (await readdir(lib, { recursive: true })).filter(
    (name) => path.basename(name) === "machine.ts" && name !== path.join("kernel", "machine.ts"),
  );
  const modules = await Promise.all(
    files.map(async (name) => (await import(pathToFileURL(path.join(lib, name)).href)) as object),
  );
  const machines = modules
    .flatMap((exported) => Object.values(exported) as unknown[])
    .filter(
      (value): value is Machine => typeof value === "object" && value !== null && "declaration" in value,
    );
  return new Map(machines.map((machine) => [machine.name, machine]));
}
