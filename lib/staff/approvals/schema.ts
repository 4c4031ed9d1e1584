import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";

export const Withdraw = z.strictObject({ id: z.uuid() });
export const Agree = Withdraw.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) });
export const Decline = Withdraw.extend({ reason: reasonSchema });

/** The same for forms. */
export const withdrawForm = Withdraw.strip();
export const agreeForm = Agree.strip();
export const declineForm = Decline.strip();
