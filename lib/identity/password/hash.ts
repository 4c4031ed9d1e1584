import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's minimum for argon2id, the default of @node-rs/argon2. memoryCost is in KiB. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CURRENT = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** A hash that no password matches, so that the same work is done without an account. */
const DECOY = `${CURRENT}WdOiJziU9BnK7FkGtaX5qQ$FU+u0PthFDeudUQ84nmMIK68gWEH0Xy+qYCl/+HNZVw`;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Takes the same time whether or not the account exists or has a password. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  const real = stored?.startsWith("$argon2") ? stored : undefined;
  const matches = await verify(real ?? DECOY, password);
  return matches && real !== undefined;
}

/** True if a hash was made with other than the current parameters. */
export const isOutdated = (stored: string | null): boolean => stored !== null && !stored.startsWith(CURRENT);
