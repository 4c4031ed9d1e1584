import "server-only";

/**
 * Places where tests make the program fail as machines do. Armed by FAILPOINTS="name=action;name=action@n"
 * (the nth passing, the first by default); actions: 'kill' (SIGKILL to oneself), 'throw'. Never beside a live key.
 */
export class Interrupted extends Error {
  constructor(name: string) {
    super(`interrupted at ${name}`);
    this.name = "Interrupted";
  }
}

interface Arming {
  action: string;
  passings: number;
}

const shared = globalThis as { amanaFailpoints?: Map<string, Arming> };

function armed(): Map<string, Arming> {
  shared.amanaFailpoints ??= parse(process.env.FAILPOINTS ?? "");
  return shared.amanaFailpoints;
}

function parse(text: string): Map<string, Arming> {
  const entries = text.split(";").filter(Boolean);
  return new Map(
    entries.map((entry) => {
      const [name = "", rule = ""] = entry.split("=");
      const [action = "throw", nth = "1"] = rule.split("@");
      return [name, { action, passings: Number(nth) }];
    }),
  );
}

/** Passes a named point; does nothing unless it is armed. Throws Interrupted, or kills the process, where it is. */
export function failpoint(name: string): void {
  const points = armed();
  if (points.size === 0) return;
  const arming = points.get(name);
  if (!arming) return;
  arming.passings -= 1;
  if (arming.passings > 0) return;
  points.delete(name);
  if (arming.action === "kill") process.kill(process.pid, "SIGKILL");
  throw new Interrupted(name);
}

/** Arms points in this process, instead of whatever was armed. An empty text disarms all. */
export function armFailpoints(text: string): void {
  shared.amanaFailpoints = parse(text);
}
