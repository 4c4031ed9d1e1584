import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's floor for argon2id; @node-rs/argon2 uses argon2id unless told otherwise. memoryCost is in KiB. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CURRENT = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** Of a password nobody has: where there is no account, the same work is done against it. */
const DECOY = `${CURRENT}WdOiJziU9BnK7FkGtaX5qQ$FU+u0PthFDeudUQ84nmMIK68gWEH0Xy+qYCl/+HNZVw`;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Takes as long for an account that does not exist, or has no password, as for one that has. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  const real = stored?.startsWith("$argon2") ? stored : undefined;
  const matches = await verify(real ?? DECOY, password);
  return matches && real !== undefined;
}

/** True where a hash was made with other parameters than today's. */
export const isOutdated = (stored: string | null): boolean => stored !== null && !stored.startsWith(CURRENT);
