import { refusals } from "@/lib/kernel/refusal";

export const roleRefusals = refusals({
  has_role: { status: 409, says: "This person already has this role." },
  role_conflicts: {
    status: 409,
    says: ({ other }) => `Nobody can have this role and that of ${String(other)}. End the other one first.`,
  },
  no_factor: {
    status: 409,
    says: "Staff need a passkey or an authenticator app. Ask this person to set one up, then try again.",
  },
  not_reachable: { status: 409, says: "This person hasn’t confirmed their email address yet." },
  role_ended: { status: 409, says: "This role has already ended." },
  last_administrators: {
    status: 409,
    says: "There must be two administrators. Grant the role to another person first.",
  },
});
