"use server";
import { endStaffPasskey, offerStaffPasskey, vouchForStaffPasskey } from "@/lib/staff/credentials/procedures";
import { vouchForm } from "@/lib/staff/credentials/schema";
import { formAction } from "@/lib/web/form-action";

export const offer = formAction(offerStaffPasskey);

/** Signs for a passkey with one of the viewer's staff passkeys. */
export const vouch = formAction(vouchForStaffPasskey, { form: vouchForm });

export const end = formAction(endStaffPasskey);
