import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { may } from "@/lib/kernel/permissions";
import { mustBeStaff } from "../staff";
import type { CredentialState } from "./machine";

/** A staff passkey as colleagues see it. */
export interface StaffPasskey {
  id: string;
  userId: string;
  userName: string;
  name: string;
  state: CredentialState;
  /** The first 16 hex digits of the key's SHA-256, to be compared on two screens. */
  fingerprint: string;
  /** Who signed for it; empty where the database's owner enrolled it. */
  vouchers: string[];
  isRoot: boolean;
  /** The viewer can sign for it, and has not yet. */
  canVouch: boolean;
  createdAt: Date;
  enrolledAt: Date | null;
  endedAt: Date | null;
}

/** A passkey of the viewer's that does not sign approvals yet. */
export interface OtherPasskey {
  id: string;
  name: string;
  createdAt: Date;
}

export interface StaffPasskeys {
  now: Date;
  own: StaffPasskey[];
  /** Of colleagues, waiting for administrators; for those alone. */
  waiting: StaffPasskey[];
  others: OtherPasskey[];
}

const fingerprintOf = (publicKey: Uint8Array): string =>
  createHash("sha256").update(publicKey).digest("hex").slice(0, 16);

/** The viewer's staff passkeys, and what administrators can sign for. Throws Refusal not_found unless staff. */
export async function staffPasskeysFor(by: Actor): Promise<StaffPasskeys> {
  mustBeStaff(by);
  type Stored = Omit<StaffPasskey, "fingerprint" | "canVouch"> & {
    publicKey: Uint8Array;
    isVouchedByMe: boolean;
    hasKey: boolean;
  };
  const [stored, others, clock] = await Promise.all([
    query<Stored>(sql`
      select c.id, c.user_id, p.name as user_name, c.name, c.state::text as state, c.public_key, c.vouching is null as is_root,
        array(select distinct v.name from jsonb_array_elements(c.vouching) a join staff_credential k on k.credential_id = a->>'id'
          join person v on v.id = k.user_id order by v.name) as vouchers,
        exists (select from jsonb_array_elements(c.vouching) a join staff_credential k on k.credential_id = a->>'id'
          where k.user_id = ${by.id}::uuid) as is_vouched_by_me,
        exists (select from staff_credential k where k.user_id = ${by.id}::uuid and k.state = 'ENROLLED') as has_key,
        c.created_at, c.enrolled_at, c.ended_at
      from staff_credential c join person p on p.id = c.user_id
      where c.user_id = ${by.id}::uuid or (${may(by, "role.grant")} and c.state = 'OFFERED') order by c.created_at`),
    query<OtherPasskey>(sql`
      select k.id, k.name, k.created_at from person_passkey k
      where k.user_id = ${by.id}::uuid and not exists (select from staff_credential c where c.credential_id = k.id)
      order by k.created_at`),
    queryOne<{ now: Date }>(sql`select app_now() as now`),
  ]);
  const shown = stored.map(({ publicKey, isVouchedByMe, hasKey, ...rest }) => ({
    ...rest,
    fingerprint: fingerprintOf(publicKey),
    canVouch: rest.state === "OFFERED" && hasKey && !isVouchedByMe,
  }));
  return {
    now: clock?.now ?? new Date(),
    own: shown.filter(({ userId }) => userId === by.id),
    waiting: shown.filter(({ userId }) => userId !== by.id),
    others,
  };
}

/** The key that the caller may sign for: their own, or as an administrator a colleague's. */
export const keyToVouchFor = (by: Actor, id: string) =>
  queryOne<{ userId: string; credentialId: string; publicKey: Uint8Array }>(sql`
    select user_id, credential_id, public_key from staff_credential
    where id = ${id}::uuid and state = 'OFFERED' and (user_id = ${by.id}::uuid or ${may(by, "role.grant")})`);
