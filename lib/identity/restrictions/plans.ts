import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import type { AuditEntry, Plan } from "@/lib/kernel/commit";
import { newId } from "@/lib/kernel/ids";
import { identityEvents } from "../events";
import type { RestrictionKind } from "./kinds";
import { restriction } from "./machine";
import { lockAllowance } from "./restrictions";

export interface NewRestriction {
  /** A new one unless it says so. */
  id?: string;
  /** What two people agreed to, for a block that is longer than one may decide. */
  approvalId?: string;
  userId: string;
  kind: RestrictionKind;
  /** A sentence shown to the user. */
  reason: string;
  reasonCode?: ReasonCode;
  /** For staff only. */
  note?: string | undefined;
  /** Null means until it is lifted. */
  until: Date | null;
  /** Its cause. */
  subject?: { kind: string; id: string };
  /** Its person is notified of it though it has a cause: nothing else says so. */
  isAnnounced?: boolean;
}

/** A restriction that was read with its version. */
export interface StoredRestriction {
  id: string;
  version: bigint;
  userId: string;
  kind: RestrictionKind;
}

type Part = Pick<Plan, "counts" | "rows" | "insert" | "audit" | "events">;

/** The part of a plan that restricts a user. */
export function planRestriction(by: string, input: NewRestriction): Part {
  const { id = newId(), approvalId = null, userId, kind, reason, reasonCode, note, until, subject } = input;
  const { isAnnounced = !subject } = input;
  const from = { subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null };
  return {
    ...lockAllowance(userId),
    insert: [
      {
        table: "restriction",
        row: { id, userId, kind, reason, note: note ?? null, until, approvalId, ...from },
      },
    ],
    audit: [
      auditOf(by, "identity.restrict", { userId, kind }, note ?? reason, {
        ...from,
        restrictionId: id,
        reasonCode,
      }),
    ],
    events: [
      ...(kind === "blocked" ? [identityEvents.blocked({ userId })] : []),
      ...(isAnnounced ? [identityEvents.restricted({ userId, restrictionId: id, kind })] : []),
    ],
  };
}

/** The part of a plan that lifts one restriction. */
export const planLift = (
  by: string,
  lifted: StoredRestriction,
  reason: string,
  reasonCode?: ReasonCode,
): Part => ({
  ...lockAllowance(lifted.userId),
  rows: [restriction.move({ ...lifted }, "lift", { liftReason: reason })],
  audit: [auditOf(by, "identity.lift_restriction", lifted, reason, { restrictionId: lifted.id, reasonCode })],
});

/** The part of a plan by which a person lifts a restriction that they asked for. */
export const planResume = (lifted: StoredRestriction): Part => ({
  ...lockAllowance(lifted.userId),
  rows: [restriction.move({ ...lifted }, "resume")],
  audit: [
    auditOf(lifted.userId, "identity.resume", lifted, "Lifted by its owner.", { restrictionId: lifted.id }),
  ],
});

/** The part of a plan that expires a restriction. */
export const planExpiry = (ended: StoredRestriction): Part => ({
  ...lockAllowance(ended.userId),
  rows: [restriction.move({ ...ended }, "expire")],
});

const auditOf = (
  by: string,
  act: string,
  { userId, kind }: Pick<StoredRestriction, "userId" | "kind">,
  reason: string,
  detail: object,
): AuditEntry => ({
  actorId: by,
  act,
  subjectKind: "user",
  subjectId: userId,
  reason,
  detail: { kind, ...detail },
});
