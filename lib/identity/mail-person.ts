import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { type Email, sendMail, writeMail } from "../channels";

export type { Email };

interface Addressee {
  name: string;
  email: string;
}

/**
 * Emails a user at their verified address, with a greeting. Does nothing if there is none, or the account is erased.
 * @throws Error if the mail server refuses it
 */
export async function mailPerson(userId: string, email: Email): Promise<void> {
  const person = await queryOne<Addressee>(sql`
    select name, email from app_user where id = ${userId}::uuid and email_verified_at is not null and erased_at is null`);
  if (!person) return;
  const paragraphs = [`Hello ${person.name},`, ...email.paragraphs];
  await sendMail(writeMail(person.email, { ...email, paragraphs }));
}
