import { z } from "zod";
import { events } from "@/lib/kernel/events/declare";

const aboutDeposit = z.object({ depositId: z.guid(), userId: z.guid(), reference: z.string() });
/** Digits of kobo. */
const withMoney = aboutDeposit.extend({ paidMinor: z.string() });

export const depositEvents = events("deposit", {
  paid: withMoney,
  quarantined: withMoney,
  released: withMoney,
  failed: aboutDeposit,
  expired: aboutDeposit,
});

const aboutRefund = aboutDeposit.extend({ refundId: z.guid(), fromQuarantine: z.boolean() });

export const refundEvents = events("refund", {
  requested: aboutRefund,
  sent: aboutRefund,
  needs_attention: aboutRefund,
  /** Staff set the account that the refund goes to. */
  redirected: z.object({ refundId: z.guid(), accountNumber: z.string(), bankId: z.string() }),
  done: aboutRefund,
  failed: aboutRefund,
});

const aboutChargeback = aboutDeposit.extend({ chargebackId: z.guid() });

export const chargebackEvents = events("chargeback", {
  opened: aboutChargeback,
  answered: aboutChargeback,
  delivered: aboutChargeback,
  /** The deadline to respond is near. */
  due_soon: aboutChargeback,
  won: aboutChargeback,
  lost: aboutChargeback,
  made_good: aboutChargeback,
  unfrozen: aboutChargeback,
});

export const virtualAccountEvents = events("virtual_account", { wanted: z.object({ userId: z.guid() }) });
