import "server-only";
import { disputeEvents } from "@/lib/disputes/events";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { BulkAct } from "@/lib/kernel/bulk/spec";
import { on } from "@/lib/kernel/events/reaction";
import type { Contribution } from "@/lib/kernel/slice";
import { approvalChecks } from "./approvals/checks";
import { ratifyTaken, takePermissionNow } from "./break-glass/procedures";
import { retryJobs } from "./bulk/retry-jobs";
import { enrolIfVouched } from "./credentials/commands";
import {
  askToVouch,
  endStaffPasskey,
  offerStaffPasskey,
  vouchForStaffPasskey,
} from "./credentials/procedures";
import { caseEvents, staffPasskeyEvents } from "./events";
import { observePerson } from "./observation/procedures";
import { forgetNotes, staffNotes } from "./people/own-data";
import { notePerson, unmaskAccount, unmaskPerson } from "./people/procedures";
import { proposeSetting, retryJob } from "./procedures";
import { assignUnclaimed } from "./queues/auto-assign";
import { endAssignments } from "./queues/end-assignments";
import { recordLate } from "./queues/late";
import { claimCase, reassignCase, releaseCase, removeView, saveView, showQueue } from "./queues/procedures";
import { reassignLate, reassignLateListing } from "./queues/reassign-late";
import { getApproval, getPerson, listApprovals, listRoles, searchPeople } from "./reads";
import { grantRole } from "./roles/grant-role";
import { endRole, requestRole } from "./roles/procedures";
import { settingChanges } from "./settings/change-setting";

export const contribution = {
  slice: "staff",
  checks: approvalChecks,
  operations: {
    searchPeople,
    getPerson,
    listApprovals,
    getApproval,
    listRoles,
    proposeSetting,
    requestRole,
    endRole,
    notePerson,
    unmaskPerson,
    unmaskAccount,
    observePerson,
    retryJob,
    takePermissionNow,
    ratifyTaken,
    offerStaffPasskey,
    askToVouch,
    vouchForStaffPasskey,
    endStaffPasskey,
    showQueue,
    claimCase,
    reassignCase,
    releaseCase,
    saveView,
    removeView,
  },
  reactions: {
    on: [
      on(staffPasskeyEvents.vouched, { "staff_passkey.enrol": ({ id }) => enrolIfVouched(id) }),
      on(caseEvents.late, {
        "staff.reassign_late_listing": async ({ kind, subjectId, stage }, { outboxId }) => {
          if (kind === "listing" && stage === "end") await reassignLateListing(subjectId, outboxId);
        },
      }),
      on(disputeEvents.moved, {
        "staff.reassign_late_dispute": async ({ disputeId, move }, { outboxId }) => {
          if (move === "late") await reassignLate(disputeId, outboxId);
        },
      }),
    ],
    everyMinute: {
      "staff.assign_cases": async () => {
        await assignUnclaimed();
      },
      "staff.record_late_cases": recordLate,
      "staff.end_assignments": async () => {
        await endAssignments();
      },
    },
  },
  exportRows: { staffNotes },
  erase: forgetNotes,
  approvables: [...Object.values(settingChanges), grantRole],
  bulkActs: [retryJobs],
} satisfies Contribution & { approvables: readonly Approvable[]; bulkActs: readonly BulkAct[] };
