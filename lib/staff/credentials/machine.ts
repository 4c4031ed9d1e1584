import { machine } from "@/lib/kernel/machine";

export const credentialStates = ["OFFERED", "ENROLLED", "ENDED"] as const;
export type CredentialState = (typeof credentialStates)[number];

/** How many signatures may stand under one offer, so that nobody fills a row. */
const MOST_VOUCHERS = 8;

const ofHolder = (column: string) =>
  `(select k.${column} from person_passkey k where k.id = row_->>'credential_id' and k.user_id = who)`;

/**
 * A passkey with which a member of staff signs agreements. Its holder offers one of their passkeys, older ones sign it, and the
 * worker enrols it once it has verified those signatures. What an application writes here can be wrong: what relies on a
 * credential verifies its chain down to one that the database's owner has enrolled.
 */
export const staffCredential = machine("staff_credential", {
  states: credentialStates,
  parties: { holder: "r.user_id" },
  insert: {
    by: ["holder"],
    columns: ["id", "credential_id"],
    fixed: { user_id: "who", public_key: ofHolder("public_key"), name: ofHolder("name"), vouching: "'[]'" },
    checks: { "its holder is staff": "exists (select from held_permission h where h.user_id = who)" },
  },
  moves: {
    vouch: {
      by: ["holder", "staff:role.grant"],
      from: ["OFFERED"],
      to: "same",
      takes: ["assertion"],
      if: `jsonb_array_length(vouching) < ${MOST_VOUCHERS} and may_sign_with(who, s->'assertion')`,
      fixed: { vouching: "vouching || jsonb_build_array(s->'assertion')" },
    },
    enrol: {
      by: ["system"],
      from: ["OFFERED"],
      to: "ENROLLED",
      if: "jsonb_array_length(vouching) > 0",
      fixed: { enrolled_at: "at" },
    },
    end: {
      by: ["holder", "staff:role.revoke"],
      from: ["OFFERED", "ENROLLED"],
      to: "ENDED",
      fixed: { ended_at: "at" },
    },
  },
});
