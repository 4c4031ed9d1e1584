"use server";
import { ratifyTaken, takePermissionNow } from "@/lib/staff/break-glass/procedures";
import { formAction } from "@/lib/web/form-action";

/** Takes a permission for an hour. */
export const take = formAction(takePermissionNow, { leadsTo: () => "/admin/break-glass?taken" });

/** Says that an administrator has looked at it. */
export const ratify = formAction(ratifyTaken, { leadsTo: () => "/admin/break-glass" });
