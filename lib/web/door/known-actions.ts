import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The pages of each action of this build. */
let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;
let pages: readonly { name: string; pattern: RegExp }[] | undefined;

/**
 * Whether this build has an action, and, given a path, whether the page there has it: Next finds other pages' actions for scripts
 * alone. In development, where builds change at every keystroke, only Next knows.
 */
export function isKnown(id: string, where?: string): boolean {
  if (process.env.NODE_ENV === "development") return true;
  known ??= readActions();
  const users = known.get(id);
  if (!users || where === undefined) return users !== undefined;
  pages ??= readPages();
  const page = pages.find(({ pattern }) => pattern.test(where));
  return page !== undefined && users.has(page.name);
}

interface Actions {
  node: Record<string, { workers: object }>;
}

function readActions(): ReadonlyMap<string, ReadonlySet<string>> {
  const { node } = readBuild("server/server-reference-manifest.json") as Actions;
  return new Map(Object.entries(node).map(([id, { workers }]) => [id, new Set(Object.keys(workers))]));
}

/** Pages by the paths that they answer, those without parameters first, as Next looks for them. */
function readPages(): { name: string; pattern: RegExp }[] {
  const routes = Object.entries(readBuild("app-path-routes-manifest.json") as Record<string, string>);
  return routes
    .filter(([name]) => name.endsWith("/page"))
    .map(([name, route]) => ({
      name: `app${name}`,
      pattern: patternOf(route),
      isFixed: !route.includes("["),
    }))
    .sort((one, other) => Number(other.isFixed) - Number(one.isFixed));
}

const patternOf = (route: string): RegExp =>
  new RegExp(`^${route.replace(/\[\.{3}[^\]]+\]/g, ".+").replace(/\[[^\]]+\]/g, "[^/]+")}$`);

function readBuild(name: string): unknown {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), ".next", name);
  return JSON.parse(readFileSync(file, "utf8"));
}
