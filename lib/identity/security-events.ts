import "server-only";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { publishing } from "@/lib/kernel/outbox";
import type { Job } from "@/lib/kernel/slice";
import { formatDateTime } from "@/lib/kernel/time-format";
import { type Email, sendMail, writeMail } from "../channels";

/** What can happen to the safety of an account, and how its owner is told. */
export const securityEventKinds = {
  signed_in_on_new_device: "Sign-in from a new browser.",
  google_joined: "Google was connected. Anyone who signs in to that Google account can sign in to yours.",
  program_signed_in: "An app signed in with your password.",
  token_reused: "An app’s sign-in key was used twice, so it may have been copied. We signed the app out.",
  phone_changed: "Phone number changed. Withdrawals are held for 24 hours.",
  password_changed: "Password changed.",
  account_locked: "Account locked after five wrong passwords.",
  authenticator_added: "Authenticator app added.",
  authenticator_removed: "Authenticator app removed.",
  passkey_added: "Passkey added.",
  passkey_removed: "Passkey removed.",
  recovery_codes_made: "New recovery codes were made; those before them no longer work.",
  recovery_code_used: "Signed in with a recovery code.",
  bank_account_added: "Bank account added for withdrawals.",
  account_closed: "Account closed. Your personal data is erased after 30 days.",
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
    subject: "Security change on your account",
    heading: securityEventKinds[kind],
    paragraphs: [
      `Hello ${name},`,
      `This happened on ${formatDateTime(createdAt)}, Lagos time${from}.`,
      ...particulars,
    ],
    button: { label: "Review activity", url: new URL("/settings/security", env().APP_URL).href },
    footnote: "Wasn’t you? Reset your password now with ‘Forgot your password?’ on the sign-in page.",
  };
}
