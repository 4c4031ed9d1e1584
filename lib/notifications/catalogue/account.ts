import { identityEvents } from "@/lib/identity/events";
import { cancelPauses } from "@/lib/identity/restrictions/kinds";
import { queryOne, sql } from "@/lib/kernel/db";
import { type About, when } from "./source";

interface Restricted {
  userId: string;
  restrictionId: string;
  kind: string;
}

const page = { group: "account", link: "/settings" };

const forCancels: readonly (string | null)[] = Object.values(cancelPauses).map(({ subject }) => subject);

/** One that came from cancelled orders says so in the reader's language; all others in the words of who set them. */
const aboutOne =
  (isForCancels: boolean) =>
  async (payload: Restricted): Promise<About | undefined> => {
    const one = await queryOne<{ subjectKind: string | null }>(sql`
      select subject_kind from person_restriction where id = ${payload.restrictionId}::uuid`);
    return one && forCancels.includes(one.subjectKind) === isForCancels
      ? aboutRestriction(payload)
      : undefined;
  };

async function aboutRestriction({ userId, restrictionId, kind }: Restricted): Promise<About | undefined> {
  const found = await queryOne<{ reason: string; until: Date | null; isActive: boolean }>(sql`
    select reason, until, state = 'ACTIVE' as is_active from person_restriction where id = ${restrictionId}::uuid`);
  if (!found) return undefined;
  const { reason, until, isActive } = found;
  const args = { reason, until: until?.toISOString() ?? null, ends: until ? "then" : "lifted", what: kind };
  return {
    ...page,
    ...(kind === "blocked" && isActive && { link: "/blocked" }),
    readers: { owner: { userId, args } },
  };
}

async function aboutAnswer({
  userId,
  appealId,
}: {
  userId: string;
  appealId: string;
}): Promise<About | undefined> {
  const appeal = await queryOne<{ state: string; answer: string | null }>(sql`
    select state::text as state, answer from block_appeal_record where id = ${appealId}::uuid`);
  if (!appeal?.answer) return undefined;
  const isGranted = appeal.state === "GRANTED";
  const args = { answer: appeal.answer, outcome: isGranted ? "granted" : "declined" };
  return { ...page, ...(!isGranted && { link: "/blocked" }), readers: { owner: { userId, args } } };
}

async function aboutTaxNumber({
  userId,
  taxNumberId,
}: {
  userId: string;
  taxNumberId: string;
}): Promise<About | undefined> {
  const found = await queryOne<{ number: string; state: string; reason: string | null }>(sql`
    select number, state::text as state, reason from tax_number_record where id = ${taxNumberId}::uuid`);
  if (!found) return undefined;
  const { number, state, reason } = found;
  const args = { number, outcome: state.toLowerCase(), reason: reason ?? "-" };
  return { group: "account", link: "/settings/tax", readers: { owner: { userId, args } } };
}

const to = ["owner"];

/** What staff restrict, and lift. The end of a restriction that has one is in its notice. */
export const accountNotices = [
  when(identityEvents.restricted, aboutOne(false), {
    "account.blocked": { to, if: ({ kind }) => kind === "blocked" },
    "account.frozen": { to, if: ({ kind }) => kind === "frozen" },
    "account.held": { to, if: ({ kind }) => kind !== "blocked" && kind !== "frozen" },
  }),
  when(identityEvents.restricted, aboutOne(true), { "account.paused": { to } }, "cancels"),
  when(identityEvents.unrestricted, aboutRestriction, {
    "account.unblocked": { to, if: ({ kind }) => kind === "blocked" },
    "account.unfrozen": { to, if: ({ kind }) => kind !== "blocked" },
  }),
  when(identityEvents.appeal_answered, aboutAnswer, { "appeal.answered": { to } }),
  when(identityEvents.tax_number_decided, aboutTaxNumber, { "account.tax_number": { to } }),
];
