import "server-only";
import { isVouchedFor, type PasskeyAssertion, type StaffKey } from "@/lib/kernel/approvals/signature";
import type { Agreement } from "@/lib/kernel/approvals/spec";
import { relyingParties, staffKeys } from "@/lib/kernel/approvals/staff-keys";
import { type Actor, command, SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { may } from "@/lib/kernel/permissions";
import { ignoreRefusal, kernelRefusals, Refusal, refusals } from "@/lib/kernel/refusal";
import { staffPasskeyEvents } from "../events";
import { mustBeStaff } from "../staff";
import { type CredentialState, staffCredential } from "./machine";

export const staffPasskeyRefusals = refusals({
  offered_already: {
    status: 409,
    says: "This passkey is enrolled, waiting, or was ended. Add another passkey first.",
  },
  not_waiting: { status: 409, says: "This passkey isn’t waiting to be enrolled any more. Reload the page." },
  vouched_already: { status: 409, says: "You’ve already signed for this passkey." },
});

interface Facts {
  version: bigint;
  state: CredentialState;
  userId: string;
  vouchedByMe: boolean;
}

type StaffPasskeyId = Pick<Agreement, "id">;

const auditEntry = (by: Actor, verb: string, id: string) => ({
  actorId: by.id,
  act: `staff_passkey.${verb}`,
  subjectKind: "staff_credential",
  subjectId: id,
});

/**
 * Offers one of the caller's passkeys for signing agreements. It does so once older ones have signed it.
 * @throws Refusal - not_found, offered_already
 */
export const offerPasskey = command<{ passkeyId: string }, { isTaken: boolean }, { id: string }>({
  act: "staff_passkey.offer",
  read: ({ passkeyId }, by) => sql`
    select exists (select from staff_credential where credential_id = k.id) as is_taken
    from person_passkey k where k.id = ${passkeyId} and k.user_id = ${by.id}::uuid`,
  decide({ isTaken }, { passkeyId }, by) {
    mustBeStaff(by);
    if (isTaken) throw new Refusal(staffPasskeyRefusals.offered_already);
    const id = newId();
    return {
      subject: { kind: "staff_credential", id },
      insert: [{ table: "staff_credential", row: { id, credentialId: passkeyId } }],
      audit: [auditEntry(by, "offer", id)],
      result: { id },
    };
  },
});

const readPasskey = ({ id }: StaffPasskeyId, by: Actor) => sql`
  select c.version, c.state::text as state, c.user_id, exists (
    select from jsonb_array_elements(c.vouching) v join staff_credential own on own.credential_id = v->>'id'
    where own.user_id = ${by.id}::uuid) as vouched_by_me
  from staff_credential c where c.id = ${id}::uuid`;

/**
 * Signs a colleague's passkey as an administrator, or one's own with an older one. What is signed, the worker verifies.
 * @throws Refusal - not_found, not_waiting, vouched_already
 */
export const vouchFor = (assertion: PasskeyAssertion) =>
  command<StaffPasskeyId, Facts, { id: string }>({
    act: "staff_passkey.vouch",
    read: readPasskey,
    decide({ version, state, userId, vouchedByMe }, { id }, by) {
      if (by.id !== userId && !may(by, "role.grant")) throw new Refusal(kernelRefusals.not_found);
      mustBeStaff(by);
      if (state !== "OFFERED") throw new Refusal(staffPasskeyRefusals.not_waiting);
      if (vouchedByMe) throw new Refusal(staffPasskeyRefusals.vouched_already);
      return {
        subject: { kind: "staff_credential", id },
        rows: [staffCredential.move({ id, version }, "vouch", { assertion })],
        audit: [auditEntry(by, "vouch", id)],
        events: [staffPasskeyEvents.vouched({ id })],
        result: { id },
      };
    },
  });

/**
 * Ends a staff passkey for good: nothing is agreed to with it from now on.
 * @throws Refusal - not_found, not_waiting
 */
export const endPasskey = command<StaffPasskeyId, Facts, { id: string }>({
  act: "staff_passkey.end",
  read: readPasskey,
  decide({ version, state, userId }, { id }, by) {
    if (by.id !== userId && !may(by, "role.revoke")) throw new Refusal(kernelRefusals.not_found);
    if (state === "ENDED") throw new Refusal(staffPasskeyRefusals.not_waiting);
    return {
      subject: { kind: "staff_credential", id },
      rows: [staffCredential.move({ id, version }, "end")],
      audit: [auditEntry(by, "end", id)],
      result: { id },
    };
  },
});

const enrol = command<StaffPasskeyId, { version: bigint; state: CredentialState }, { id: string }>({
  act: "staff_passkey.enrol",
  read: ({ id }) => sql`select version, state::text as state from staff_credential where id = ${id}::uuid`,
  decide({ version, state }, { id }) {
    if (state !== "OFFERED") throw new Refusal(staffPasskeyRefusals.not_waiting);
    return {
      subject: { kind: "staff_credential", id },
      rows: [staffCredential.move({ id, version }, "enrol")],
      audit: [auditEntry(SYSTEM, "enrol", id)],
      result: { id },
    };
  },
});

/** The worker's step after a signature: enrols the passkey if those it has are good and enough. */
export async function enrolIfVouched(id: string): Promise<void> {
  const offered = await queryOne<StaffKey & { version: bigint; now: Date }>(sql`
    select version, user_id, credential_id, public_key, vouching, enrolled_at, ended_at, app_now() as now
    from staff_credential where id = ${id}::uuid and state = 'OFFERED'`);
  if (!offered) return;
  if (await isVouchedFor(offered, offered.now, await staffKeys(), relyingParties()))
    await ignoreRefusal(enrol(SYSTEM, `enrol-staff-passkey:${id}:${offered.version}`, { id }));
}
