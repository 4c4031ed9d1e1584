import "server-only";
import { query, raw, sql } from "@/lib/kernel/db";
import { limit } from "@/lib/kernel/rate-limit";
import type { Refusal } from "@/lib/kernel/refusal";
import { parseNigerianMobile } from "../contact/phone";
import { signInByAddress } from "../limits/limited-acts";
import { hashPassword, isOutdated, passwordMatches } from "../password/hash";
import { passwordHashOf } from "../password/stored-secrets";
import { mustNotBeRestricted, type Restrictions, restrictionsIn } from "../restrictions/restrictions";
import { spendCaptcha } from "./captcha";
import { type Device, deviceHash } from "./devices";
import {
  admit,
  knownSubject,
  nameSubject,
  openSubjects,
  recordLock,
  shutOut,
  wrongPassword,
} from "./sign-in-count";

/** Days for which an account knows the address of a program whose session has run out. */
const PROGRAM_DAYS = 90;

export interface Credentials {
  /** An email address or a Nigerian phone number, as typed. */
  identifier: string;
  password: string;
  /** A solved CAPTCHA, as sent by the widget. */
  captcha?: string;
}

interface Account {
  id: string;
  isProven: boolean;
  restrictions: Restrictions;
  now: Date;
  /** The browser's id, if the account knows it. */
  deviceId: string | null;
  /** A program of the account has signed in from this address, and may still be used. */
  isProgramKnown: boolean;
}

/** A candidate account, with the subject that its wrong passwords are counted for. */
interface Slot {
  account: Account | undefined;
  subject: string;
}

interface Attempt {
  slots: readonly Slot[];
  /** The subjects whose counts determine the response: of an account that knows the browser, else of the name. */
  deciding: readonly string[];
  hasCaptcha: boolean;
}

/**
 * Checks a password and returns its user; `openSessionFor` then starts the session. For an unknown account the response, the
 * counts and the work are the same. A right password is never counted.
 * @throws Refusal - wrong_password, captcha_needed, account_locked, secrets_closed, blocked (only with the right password), too_many_requests
 */
export async function checkPassword(credentials: Credentials, device: Device): Promise<{ userId: string }> {
  await limit(signInByAddress, device.address);
  const hasCaptcha = await spendCaptcha(credentials.captcha);
  const attempt = { ...(await candidates(normalise(credentials.identifier), device)), hasCaptcha };
  const subjects = attempt.slots.map(({ subject }) => subject);
  const open = await openSubjects(subjects, attempt.deciding, hasCaptcha);
  const right = await matching(attempt.slots, open, credentials.password);
  const isAdmitted = right && (await admit([right.subject], true, hasCaptcha)).size > 0;
  if (!isAdmitted) throw await refused(attempt, open, device);
  const { account, passwordHash } = right;
  mustNotBeRestricted(account.restrictions, "signIn", account.now);
  if (isOutdated(passwordHash)) await rehash(account.id, passwordHash, credentials.password);
  return { userId: account.id };
}

/** Email addresses in lower case and phone numbers in E.164, so that all notations count as the same. */
export function normalise(identifier: string): string {
  const text = identifier.trim();
  return (text.includes("@") ? null : parseNigerianMobile(text)) ?? text.toLowerCase();
}

/**
 * The accounts with an address or number: the verified owner, and the latest unverified claimant. What the owner does not know is
 * counted for the name. The claimant is counted where the owner is, unless it alone knows the browser: otherwise a person who claims a
 * name could add to the owner's counts, or learn from their own whether there is an owner.
 */
async function candidates(identifier: string, device: Device): Promise<Omit<Attempt, "hasCaptcha">> {
  const accounts = await findAccounts(identifier, device);
  const owner = accounts.find(({ isProven }) => isProven);
  const claimant = accounts.find(({ isProven }) => !isProven);
  const [ownerKnows, claimantKnows] = [knownTo(owner, device), knownTo(claimant, device)];
  // A missing owner is counted like one.
  const shared = ownerKnows ?? nameSubject(identifier);
  const slots: Slot[] = [{ account: owner, subject: shared }];
  if (claimant) slots.push({ account: claimant, subject: claimantKnows ?? shared });
  const known = [ownerKnows, claimantKnows].filter((subject) => subject !== undefined);
  return { slots, deciding: known.length > 0 ? known : [shared] };
}

function knownTo(account: Account | undefined, { address }: Device): string | undefined {
  if (account?.deviceId) return knownSubject(account.id, account.deviceId);
  return account?.isProgramKnown ? knownSubject(account.id, nameSubject(address)) : undefined;
}

function findAccounts(identifier: string, device: Device): Promise<Account[]> {
  const [column, provenAt] = identifier.includes("@")
    ? [sql`u.email`, sql`u.email_verified_at`]
    : [sql`u.phone`, sql`u.phone_verified_at`];
  return query<Account>(sql`
    select distinct on (is_proven) u.id, d.id as device_id,
      ${device.token === undefined}::boolean and exists (
        select from session s where s.user_id = u.id and s.kind = 'PROGRAM' and s.address = ${device.address}
          and s.revoked_at is null and s.expires_at > app_now() - make_interval(days => ${PROGRAM_DAYS}::int)) as is_program_known,
      ${provenAt} is not null as is_proven, ${raw(restrictionsIn("a"))} as restrictions, app_now() as now
    from app_user u left join allowance a on a.user_id = u.id
    left join device d on d.user_id = u.id and d.token_hash = ${deviceHash(device)}::bytea
    where ${column} = ${identifier} and u.closed_at is null
    order by is_proven desc, u.created_at desc, u.id desc`);
}

interface Match extends Slot {
  account: Account;
  passwordHash: string | null;
}

/** Always reads and computes two hashes, so that timing reveals nothing. */
async function matching(
  slots: readonly Slot[],
  open: ReadonlySet<string>,
  password: string,
): Promise<Match | undefined> {
  const compared = await Promise.all(
    [slots[0], slots[1]].map(async (slot) => {
      const account = slot && open.has(slot.subject) ? slot.account : undefined;
      const passwordHash = await passwordHashOf(account?.id ?? null);
      const isRight = await passwordMatches(passwordHash, password);
      return isRight && slot && account ? { ...slot, account, passwordHash } : undefined;
    }),
  );
  return compared.find((match) => match !== undefined);
}

/** Counts a wrong password for every subject it was compared under. */
async function refused(
  { slots, deciding, hasCaptcha }: Attempt,
  open: ReadonlySet<string>,
  device: Device,
): Promise<Refusal> {
  const counted = await admit([...open], false, hasCaptcha);
  for (const { account, subject } of slots) {
    const wrong = counted.get(subject);
    if (wrong) await recordLock(account?.id ?? null, subject, wrong, device);
  }
  const answering = deciding.flatMap((subject) => counted.get(subject) ?? []);
  if (answering.length > 0) return wrongPassword(answering);
  // Other attempts have used the count up since it was looked at.
  await openSubjects(deciding, deciding, hasCaptcha);
  return shutOut(false);
}

/** Upgrades a hash to the current parameters, unless the password has changed in the meantime. */
async function rehash(userId: string, outdated: string | null, password: string): Promise<void> {
  const fresh = await hashPassword(password);
  await query(sql`
    update app_user set password_hash = ${fresh}
    where id = ${userId}::uuid and password_hash_is(id, ${outdated}::text)`);
}
