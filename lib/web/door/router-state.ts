const LONGEST = 40_000;
const DEEPEST = 60;

/**
 * Whether Next can read what its own scripts send as the state of their router: a segment, its children by slot, and a few
 * marks. Next throws at any other. An absent one is fine.
 */
export function isRouterState(header: string | string[] | undefined): boolean {
  if (header === undefined) return true;
  if (typeof header !== "string" || header.length > LONGEST) return false;
  try {
    return isState(JSON.parse(decodeURIComponent(header)), 0);
  } catch {
    return false;
  }
}

const REFRESH = new Set<unknown>([undefined, null, "refetch", "inside-shared-layout", "metadata-only"]);

function isState(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6 || depth > DEEPEST) return false;
  const [segment, children, url, refresh, loading, rest] = value as unknown[];
  const isMarked =
    (url === undefined || url === null || isTexts(url, 2)) &&
    REFRESH.has(refresh) &&
    (loading === undefined || loading === null || typeof loading === "number") &&
    (rest === undefined || typeof rest === "string");
  return (
    isMarked &&
    isSegment(segment) &&
    isObject(children) &&
    Object.values(children).every((child) => isState(child, depth + 1))
  );
}

const PARAMETER = /^(c|oc|d|ci\(.{1,12}\)|di\(.{1,12}\))$/;

/** A fixed part of a path, or a parameter: its name, its value, its type, its siblings. */
function isSegment(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [name, key, type, siblings] = value as unknown[];
  const areSiblings =
    siblings === null || (Array.isArray(siblings) && siblings.every((one) => typeof one === "string"));
  return isTexts([name, key], 2) && PARAMETER.test(String(type)) && areSiblings;
}

const isTexts = (value: unknown, length: number): boolean =>
  Array.isArray(value) && value.length === length && value.every((one) => typeof one === "string");

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
