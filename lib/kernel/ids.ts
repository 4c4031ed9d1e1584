import { v5, v7 } from "uuid";

/** The principal of acts by clocks, gateways and jobs. */
export const SYSTEM_ID = "00000000-0000-0000-0000-000000000000";

/** Owner of the platform's own accounts. */
export const PLATFORM_ID = "00000000-0000-0000-0000-000000000000";

const NAMESPACE = "6f7a3b52-5a0e-4c8e-9d0b-2f1f4f6b8a11";
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new id, ordered by time. */
export const newId = (): string => v7();

/** A key derived from these words: a form rendered twice for one act carries the same key. */
export const keyFor = (...words: (string | number | bigint)[]): string => v5(words.join(":"), NAMESPACE);

/** A short code for people to read out, such as 7Q4K-91. Not unique: never use it alone as an identifier. */
export function shortCode(id: string): string {
  let bits = BigInt(`0x${id.replaceAll("-", "").slice(-12)}`);
  let code = "";
  for (let at = 0; at < 6; at += 1) {
    code += CROCKFORD[Number(bits % 32n)];
    bits /= 32n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

export const UUID_PATTERN = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

const UUID = new RegExp(`^${UUID_PATTERN}$`);

/** Whether this is a UUID in the database's form: lower case. */
export const isUuid = (text: string): boolean => UUID.test(text);
