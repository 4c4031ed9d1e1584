import "server-only";
import { query, raw, sql } from "@/lib/kernel/db";
import { limit } from "@/lib/kernel/rate-limit";
import type { Refusal } from "@/lib/kernel/refusal";
import { parseNigerianMobile } from "../contact/phone";
import { signInByAddress } from "../limits/limited-acts";
import { hashPassword, isOutdated, passwordMatches } from "../password/hash";
import { mustNotBeRestricted, type Restrictions, restrictionsIn } from "../restrictions/restrictions";
import { spendCaptcha } from "./captcha";
import { type Device, deviceHash } from "./devices";
import {
  clearCount,
  countAlso,
  countTry,
  recordLock,
  subjectOf,
  unknownSubject,
  wrongPassword,
} from "./sign-in-count";

export interface Credentials {
  /** An email address or a Nigerian phone number, as typed. */
  identifier: string;
  password: string;
  /** A solved CAPTCHA, as sent by the widget. */
  captcha?: string;
}

interface Account {
  id: string;
  passwordHash: string | null;
  isProven: boolean;
  restrictions: Restrictions;
  now: Date;
  /** The browser's id, if the account knows it. */
  deviceId: string | null;
}

/** A candidate account, with the subject that its wrong passwords are counted for. */
interface Slot {
  account: Account | undefined;
  subject: string;
  /** Its count determines the response. */
  isDeciding?: boolean;
  /** Wrong passwords including this attempt; undefined if it must not be compared. */
  wrong?: number | undefined;
}

/**
 * Checks a password and returns its user; `openSessionFor` then starts the session. For an unknown account the response, the
 * counts and the work are the same.
 * @throws Refusal - wrong_password, captcha_needed, account_locked, blocked (only with the right password), too_many_requests
 */
export async function checkPassword(credentials: Credentials, device: Device): Promise<{ userId: string }> {
  await limit(signInByAddress, device.address);
  const hasCaptcha = await spendCaptcha(credentials.captcha);
  const slots = await countedSlots(normalise(credentials.identifier), device, hasCaptcha);
  const right = await matching(slots, credentials.password);
  if (!right) throw await refused(slots, device);
  const { account, subject } = right;
  await clearCount(subject);
  mustNotBeRestricted(account.restrictions, "signIn", account.now);
  if (isOutdated(account.passwordHash)) await rehash(account, credentials.password);
  return { userId: account.id };
}

/** Email addresses in lower case and phone numbers in E.164, so that all notations count as the same. */
export function normalise(identifier: string): string {
  const text = identifier.trim();
  return (text.includes("@") ? null : parseNigerianMobile(text)) ?? text.toLowerCase();
}

/**
 * The accounts with an address or number: the verified owner, and the latest unverified claimant. Each attempt counts for both,
 * but only one determines the response: the claimant, if there is one. Otherwise an attacker could sign up with an address and
 * learn from the counts whether it has a verified owner.
 */
async function countedSlots(identifier: string, device: Device, hasCaptcha: boolean): Promise<Slot[]> {
  const accounts = await findAccounts(identifier, device);
  const slots: Slot[] = accounts.map((account) => ({
    account,
    subject: subjectOf(account.id, account.deviceId),
  }));
  // Placeholder for a missing owner, so that the same is counted.
  if (!accounts[0]?.isProven) slots.unshift({ account: undefined, subject: unknownSubject(identifier) });
  const known = slots.filter(({ account }) => account?.deviceId);
  const deciding = known.length > 0 ? known : slots.slice(-1);
  const others = slots.filter((slot) => !deciding.includes(slot));
  const counted = await countTry(deciding.map(subjectIn), hasCaptcha);
  const more =
    others.length > 0 ? await countAlso(others.map(subjectIn), hasCaptcha) : new Map<string, number>();
  return slots.map((slot) => ({
    ...slot,
    isDeciding: deciding.includes(slot),
    wrong: counted.get(slot.subject) ?? more.get(slot.subject),
  }));
}

const subjectIn = ({ subject }: Slot): string => subject;

function findAccounts(identifier: string, device: Device): Promise<Account[]> {
  const [column, provenAt] = identifier.includes("@")
    ? [sql`u.email`, sql`u.email_verified_at`]
    : [sql`u.phone`, sql`u.phone_verified_at`];
  return query<Account>(sql`
    select distinct on (is_proven) u.id, u.password_hash, d.id as device_id,
      ${provenAt} is not null as is_proven, ${raw(restrictionsIn("a"))} as restrictions, app_now() as now
    from app_user u left join allowance a on a.user_id = u.id
    left join device d on d.user_id = u.id and d.token_hash = ${deviceHash(device)}::bytea
    where ${column} = ${identifier} and u.closed_at is null
    order by is_proven desc, u.created_at desc, u.id desc`);
}

/** Always computes two hashes, so that timing reveals nothing. */
async function matching(
  slots: readonly Slot[],
  password: string,
): Promise<(Slot & { account: Account }) | undefined> {
  const matches = await Promise.all(
    [slots[0], slots[1]].map((slot) => {
      const mayCompare = slot?.wrong !== undefined;
      return passwordMatches(mayCompare ? slot.account?.passwordHash : undefined, password);
    }),
  );
  const right = slots.find((_, at) => matches[at]);
  return right?.account && { ...right, account: right.account };
}

async function refused(slots: readonly Slot[], device: Device): Promise<Refusal> {
  for (const { account, subject, wrong } of slots) {
    if (wrong) await recordLock(account?.id ?? null, subject, wrong, device);
  }
  return wrongPassword(slots.flatMap(({ isDeciding, wrong }) => (isDeciding && wrong ? [wrong] : [])));
}

/** Upgrades a hash to the current parameters, unless the password has changed in the meantime. */
async function rehash({ id, passwordHash }: Account, password: string): Promise<void> {
  const fresh = await hashPassword(password);
  await query(sql`
    update app_user set password_hash = ${fresh} where id = ${id}::uuid and password_hash = ${passwordHash}`);
}
