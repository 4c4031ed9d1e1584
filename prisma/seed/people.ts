import { parseNigerianMobile } from "@/lib/identity/contact/phone";
import type { VerificationLevel } from "@/lib/identity/limits/allowance";
import { hashPassword } from "@/lib/identity/password/hash";
import type { Actor, StaffRole } from "@/lib/kernel/command";
import { keyFor } from "@/lib/kernel/ids";
import { staffActor } from "@/lib/kernel/permissions";
import { invariant } from "@/lib/kernel/refusal";
import { cast, demoPassword } from "@/scripts/cast.mjs";
import type { SeedClock } from "./seed-clock";

export interface Person {
  name: string;
  email: string;
  /** As typed. */
  phone: string;
  level: VerificationLevel;
  joinedDaysAgo: number;
  role?: StaffRole;
  /** Address and number; yes unless told otherwise. */
  proven?: boolean;
}

const person = (
  name: string,
  phone: string,
  joinedDaysAgo: number,
  level: VerificationLevel = "BASIC",
): Person => ({
  name,
  email: `${name
    .split(" ")[0]
    ?.normalize("NFD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase()}@amana.test`,
  phone,
  level,
  joinedDaysAgo,
});

/** Everybody in the demo: the cast, then those who make the market look lived in. */
export const people = {
  ada: { ...cast.ada, level: "BASIC", joinedDaysAgo: 96 },
  bayo: { ...cast.bayo, level: "VERIFIED", joinedDaysAgo: 210 },
  chidi: { ...cast.chidi, level: "VERIFIED", joinedDaysAgo: 400, role: "MODERATOR" },
  efe: { ...cast.efe, level: "BASIC", joinedDaysAgo: 400, role: "FINANCE" },
  gbenga: { ...cast.gbenga, level: "BASIC", joinedDaysAgo: 400, role: "FINANCE" },
  ife: { ...cast.ife, level: "BASIC", joinedDaysAgo: 400, role: "ADMIN" },
  jide: { ...cast.jide, level: "BASIC", joinedDaysAgo: 400, role: "ADMIN" },
  amina: { ...cast.amina, level: "BASIC", joinedDaysAgo: 400, role: "COMPLIANCE" },
  funmi: { ...cast.funmi, level: "BASIC", joinedDaysAgo: 300, role: "SUPPORT" },
  kelechi: { ...cast.kelechi, level: "BASIC", joinedDaysAgo: 250, role: "CONTENT" },
  ladi: { ...cast.ladi, level: "BASIC", joinedDaysAgo: 350, role: "AUDITOR" },
  ngozi: person("Ngozi Nwosu", "0803 555 0101", 320, "VERIFIED"),
  tunde: person("Tunde Bakare", "0805 555 0102", 75),
  hauwa: person("Hauwa Abdullahi", "0809 555 0103", 380, "TRUSTED"),
  emeka: person("Emeka Nnamdi", "0703 555 0104", 140, "VERIFIED"),
  folake: person("Folake Ogunleye", "0802 555 0105", 61),
  ibrahim: person("Ibrahim Danjuma", "0706 555 0106", 180, "VERIFIED"),
  sade: person("Ṣadé Ọlátúnjí", "0812 555 0107", 48),
  ifeoma: person("Ifeoma Okafor", "0813 555 0108", 120),
  sani: person("Sani Musa", "0907 555 0109", 88),
  kemi: person("Kemi Adesina", "0815 555 0110", 55),
  uche: person("Uche Onyekachi", "0806 555 0111", 150, "VERIFIED"),
  zainab: person("Zainab Bello", "0808 555 0112", 44),
} as const satisfies Record<string, Person>;

export type Name = keyof typeof people;

export const idFor = ({ email }: Pick<Person, "email">): string => keyFor("seed", "person", email);

export const idOf = (name: Name): string => idFor(people[name]);

/** Who acts in a seeded trade: with a staff role only where they are staff. */
export function actorOf(name: Name): Actor {
  const { role }: Person = people[name];
  return staffActor(idOf(name), ...(role ? [role] : []));
}

/** E.164, also where the airtime goes that they buy. */
export const phoneOf = (name: Name): string => e164(people[name]);

function e164({ name, phone }: Person): string {
  const number = parseNigerianMobile(phone);
  invariant(number, `${name} has a Nigerian mobile number`);
  return number;
}

/** Makes the accounts, each from its own day on. All share one password, so it is hashed once. */
export async function admitPeople(clock: SeedClock, admitted: readonly Person[]): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const rows = admitted.map((each) => rowOf(each, clock.daysAgo(each.joinedDaysAgo)));
  await clock.asOwner(
    `with person as (
      insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at, created_at)
      select id, name, email, phone, $1, level, proven_at, proven_at, created_at
      from jsonb_to_recordset($2::jsonb) row (id uuid, name text, email text, phone text,
        level verification_level, proven_at timestamptz, created_at timestamptz)
      on conflict (id) do nothing returning id)
    insert into allowance (user_id) select id from person`,
    [passwordHash, JSON.stringify(rows)],
  );
  for (const each of admitted.filter(({ role }) => role)) {
    await clock.asOwner(
      "insert into staff_grant (user_id, role, created_at) values ($1, $2, now()) on conflict do nothing",
      [idFor(each), each.role],
    );
  }
}

const rowOf = (each: Person, joinedAt: Date) => ({
  id: idFor(each),
  name: each.name,
  email: each.email,
  phone: e164(each),
  level: each.level,
  proven_at: each.proven === false ? null : joinedAt,
  created_at: joinedAt,
});
