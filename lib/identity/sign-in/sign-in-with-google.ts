import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import { limit } from "@/lib/kernel/rate-limit";
import { Refusal } from "@/lib/kernel/refusal";
import { codeHash, GOOGLE_LINK_MINUTES, googleToken } from "../contact/codes";
import { identityEvents } from "../events";
import { googleLinkByEmail } from "../limits/limited-acts";
import { identityRefusals } from "../refusals";

/** A user who has just signed in with Google. */
export interface GooglePerson {
  /** Google's id of the user, stable across changes of address. */
  subject: string;
  /** Lower case. */
  email: string;
  emailProven: boolean;
  name: string;
}

/**
 * The account of a Google user: the connected one, or a new one. An account with the same verified address is not opened
 * directly: its owner is emailed a link that connects the two.
 * @throws Refusal - google_unproven, google_taken, too_many_requests
 */
export async function signInWithGoogle(person: GooglePerson): Promise<{ userId: string } | "link_mailed"> {
  const known = await findJoined(person.subject);
  if (known) return known;
  if (!person.emailProven) throw new Refusal(identityRefusals.google_unproven);
  const made = await insertUser(person);
  if (made) return made;
  // A concurrent call can have created it.
  return (await findJoined(person.subject)) ?? mailLink(person);
}

const findJoined = (subject: string): Promise<{ userId: string } | undefined> =>
  queryOne<{ userId: string }>(sql`
    select id as user_id from app_user where google_subject = ${subject} and closed_at is null`);

/**
 * Undefined if another account has verified the address, or a concurrent call was first. The phone number is empty: the user
 * must verify one before trading.
 */
async function insertUser({ subject, email, name }: GooglePerson): Promise<{ userId: string } | undefined> {
  const made = await queryOne<{ userId: string }>(sql`
    with person as (
      insert into app_user (id, name, email, email_verified_at, phone, google_subject)
      values (${newId()}::uuid, ${name}, ${email}, app_now(), '', ${subject})
      on conflict do nothing returning id),
    allowed as (insert into allowance (user_id) select id from person),
    published as (${publishing(identityEvents.signed_up, { userId: sql`id` }, sql`person`)})
    select id as user_id from person`);
  if (made) notifyRelay();
  return made;
}

async function mailLink({ subject, email }: GooglePerson): Promise<"link_mailed"> {
  await limit(googleLinkByEmail, email);
  const codeId = newId();
  const published = await queryOne(sql`
    with link as (
      insert into verification_code (id, user_id, purpose, target, code_hash, expires_at)
      select ${codeId}::uuid, id, 'GOOGLE', ${subject}, ${codeHash(codeId, googleToken(codeId))},
        app_now() + make_interval(mins => ${GOOGLE_LINK_MINUTES}::int)
      from app_user
      where email = ${email} and email_verified_at is not null and google_subject is null and closed_at is null
      returning id)
    ${publishing(identityEvents.google_link_wanted, { codeId: sql`id` }, sql`link`)} returning id`);
  if (!published) throw new Refusal(identityRefusals.google_taken);
  notifyRelay();
  return "link_mailed";
}
