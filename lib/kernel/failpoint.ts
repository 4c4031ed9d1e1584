import "server-only";

/**
 * Points at which tests inject crashes. Armed by FAILPOINTS="name=action;name=action@n" (on the nth pass, by default the
 * first); actions: 'kill' (SIGKILL to this process), 'throw'. Never with a live gateway key.
 */
export class Interrupted extends Error {
  constructor(name: string) {
    super(`interrupted at ${name}`);
    this.name = "Interrupted";
  }
}

interface Arming {
  action: string;
  passes: number;
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
      return [name, { action, passes: Number(nth) }];
    }),
  );
}

/** Passes a named point. If it is armed, throws Interrupted or kills the process. */
export function failpoint(name: string): void {
  const points = armed();
  if (points.size === 0) return;
  const arming = points.get(name);
  if (!arming) return;
  arming.passes -= 1;
  if (arming.passes > 0) return;
  points.delete(name);
  if (arming.action === "kill") process.kill(process.pid, "SIGKILL");
  throw new Interrupted(name);
}

/** Replaces the armed points of this process. An empty text disarms all. */
export function armFailpoints(text: string): void {
  shared.amanaFailpoints = parse(text);
}
