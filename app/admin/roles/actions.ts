"use server";
import { endRole, requestRole } from "@/lib/staff/roles/procedures";
import { formAction } from "@/lib/web/form-action";

/** Requests a role for a person, and shows the request. */
export const request = formAction(requestRole, {
  leadsTo: ({ approvalId }) => `/admin/approvals/${approvalId}`,
});

/** Ends a role, and reloads the list. */
export const end = formAction(endRole, { leadsTo: () => "/admin/roles?ended" });
