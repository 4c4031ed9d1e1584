import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { Contribution } from "@/lib/kernel/slice";
import { approvalChecks } from "./approvals/checks";
import { ratifyTaken, takePermissionNow } from "./break-glass/procedures";
import { forgetNotes, staffNotes } from "./people/own-data";
import { notePerson, unmaskPerson } from "./people/procedures";
import { proposeSetting, retryJob } from "./procedures";
import { grantRole } from "./roles/grant-role";
import { endRole, requestRole } from "./roles/procedures";
import { settingChanges } from "./settings/change-setting";

export const contribution = {
  slice: "staff",
  checks: approvalChecks,
  operations: {
    proposeSetting,
    requestRole,
    endRole,
    notePerson,
    unmaskPerson,
    retryJob,
    takePermissionNow,
    ratifyTaken,
  },
  exportRows: { staffNotes },
  erase: forgetNotes,
  approvables: [...Object.values(settingChanges), grantRole],
} satisfies Contribution & { approvables: readonly Approvable[] };
