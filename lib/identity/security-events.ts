import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import { publishing } from "@/lib/kernel/outbox";
import { identityEvents } from "./events";

/** Security events of an account, with the sentence for its owner. */
export const securityEventKinds = {
  signed_in_on_new_device: "Sign-in from a new browser.",
  google_joined: "Google was connected. Anyone who signs in to that Google account can sign in to yours.",
  google_linked:
    "Google was connected by an emailed link. Anyone who signs in to that Google account can sign in to yours. Withdrawals are held for 24 hours.",
  program_signed_in: "An app signed in with your password.",
  program_signed_in_by_code: "An app signed in with a code that we texted to you.",
  token_reused: "An app’s sign-in key was used twice, so it may have been copied. We signed the app out.",
  phone_changed: "Phone number changed. Withdrawals are held for 24 hours.",
  password_changed: "Password changed.",
  password_reset: "Password reset by email. Withdrawals are held for 24 hours.",
  account_locked: "Account locked after five wrong passwords.",
  authenticator_added: "Authenticator app added.",
  authenticator_removed: "Authenticator app removed.",
  passkey_added: "Passkey added.",
  passkey_removed: "Passkey removed.",
  recovery_codes_made: "New recovery codes were made; those before them no longer work.",
  recovery_code_used: "Signed in with a recovery code.",
  bank_account_added: "Bank account added for withdrawals.",
  paused_by_text: "Account paused by text message. Withdrawals, purchases and payments stop for 24 hours.",
  pause_lifted: "The pause by text message was lifted.",
  brake_word_set: "A brake word was set. Texting it with FREEZE pauses your account.",
  account_closed: "Account closed. Your personal data is erased after 30 days.",
} as const;

export type SecurityEventKind = keyof typeof securityEventKinds;

/** The client's address and user agent. `detail` contains no secrets: the name of a passkey, a masked number. */
export interface SecurityFacts {
  address?: string | undefined;
  userAgent?: string | undefined;
  detail?: Record<string, string>;
}

/**
 * CTEs `recorded` and `recorded_published`, which write a security event for each row of `source` (user_id) and publish it for
 * the email, in the statement of the change itself. Call notifyRelay() after it.
 */
export function noting(kind: SecurityEventKind, source: Sql, facts: SecurityFacts = {}): Sql {
  const { address = null, userAgent = null, detail = {} } = facts;
  return sql`
    recorded as (
      insert into security_event (user_id, kind, address, user_agent, detail)
      select user_id, ${kind}::text, ${address}::text, ${userAgent}::text, ${JSON.stringify(detail)}::jsonb from ${source}
      returning id),
    recorded_published as (
      ${publishing(identityEvents.safety_changed, { eventId: sql`id::text` }, sql`recorded`)})`;
}
