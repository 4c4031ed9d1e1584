import "server-only";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { publishing } from "@/lib/kernel/outbox";
import type { Job } from "@/lib/kernel/slice";
import { formatDateTime } from "@/lib/kernel/time-format";
import { type Email, sendMail, writeMail } from "../channels";

/** What can happen to the safety of an account, and how its owner is told. */
export const securityEventKinds = {
  signed_in_on_new_device: "Somebody signed in on a browser that your account did not know.",
  google_joined: "Google was joined to the account. Whoever signs in there opens it.",
  program_signed_in: "A program signed in with your password.",
  token_reused:
    "A program's refresh token was used twice, so it may have been copied. The program was signed out.",
  phone_changed: "The phone number was changed. No money can be paid out for 24 hours.",
  password_changed: "The password was changed.",
  account_locked: "The account was locked after five wrong passwords.",
  authenticator_added: "An authenticator app was added.",
  authenticator_removed: "The authenticator app was removed.",
  passkey_added: "A passkey was added.",
  passkey_removed: "A passkey was removed.",
  recovery_codes_made: "New recovery codes were made; those before them no longer work.",
  recovery_code_used: "A recovery code was used to sign in.",
  bank_account_added: "A bank account was added, to which money can be withdrawn.",
  account_closed:
    "The account was closed. Who you are is erased after 30 days. If you want it back, write to support before.",
} as const;

export type SecurityEventKind = keyof typeof securityEventKinds;

/** By whom and from where. `detail` holds plain words only, never a secret: the name of a passkey, a masked number. */
export interface SecurityFacts {
  address?: string | undefined;
  userAgent?: string | undefined;
  detail?: Record<string, string>;
}

/**
 * Two parts of a statement, named `recorded` and `recorded_published`, that write a security event for each row of `source`, which
 * has a column user_id, and have it mailed: what happened and the record of it are one statement. Call notifyRelay() after it.
 */
export function noting(kind: SecurityEventKind, source: Sql, facts: SecurityFacts = {}): Sql {
  const { address = null, userAgent = null, detail = {} } = facts;
  return sql`
    recorded as (
      insert into security_event (user_id, kind, address, user_agent, detail)
      select user_id, ${kind}::text, ${address}::text, ${userAgent}::text, ${JSON.stringify(detail)}::jsonb from ${source}
      returning id),
    recorded_published as (
      ${publishing("identity.safety_changed", sql`jsonb_build_object('eventId', id::text)`, sql`recorded`)})`;
}

interface RecordedEvent {
  kind: SecurityEventKind;
  email: string;
  name: string;
  detail: Record<string, string>;
  address: string | null;
  createdAt: Date;
}

/** Tells the owner of an account by mail what happened to its safety. */
export const mailSecurityEvent: Job = async ({ eventId }) => {
  const recorded = await queryOne<RecordedEvent>(sql`
    select e.kind, e.detail, e.address, e.created_at, u.email, u.name
    from security_event e join app_user u on u.id = e.user_id
    where e.id = ${String(eventId)}::bigint and u.email_verified_at is not null and u.erased_at is null`);
  if (recorded) await sendMail(writeMail(recorded.email, emailOf(recorded)));
};

function emailOf({ kind, name, detail, address, createdAt }: RecordedEvent): Email {
  const from = address ? `, from the address ${address}` : "";
  const particulars = Object.entries(detail).map(([what, is]) => `${what}: ${is}`);
  return {
    subject: "Something changed in how your account is kept safe",
    heading: securityEventKinds[kind],
    paragraphs: [
      `Hello ${name},`,
      `This happened on ${formatDateTime(createdAt)}, Lagos time${from}.`,
      ...particulars,
    ],
    button: { label: "See what happened", url: new URL("/settings/security", env().APP_URL).href },
    footnote: "It was not you? Choose a new password at once by 'Forgot your password?' on the sign-in page.",
  };
}
