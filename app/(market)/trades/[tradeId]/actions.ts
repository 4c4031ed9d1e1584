"use server";
import { z } from "zod";
import type { TradeFormAction } from "@/components/trades/trade-actions";
import { send } from "@/lib/chat/procedures";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { jsonField } from "@/lib/identity/factors/schema";
import { keyFor } from "@/lib/kernel/ids";
import { reviewProcedures } from "@/lib/reviews/procedures";
import { typedRating } from "@/lib/reviews/schema";
import type { MoveName } from "@/lib/trades/moves";
import {
  typedHandOver,
  typedMeeting,
  typedReturn,
  typedShipping,
  typedSplit,
} from "@/lib/trades/parcel/forms";
import { tradeProcedures } from "@/lib/trades/procedures";
import { SignedMove } from "@/lib/trades/schema";
import { action } from "@/lib/web/action";
import { formAction } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

const refreshes = true;

/** With the passkey's signature, if the buyer has one. */
const signed = z.preprocess(({ id, passkey }: Record<string, string>) => {
  return { id, signature: passkey ? jsonField(passkey) : undefined };
}, SignedMove);

const handOver = formAction(tradeProcedures.handOver, { form: typedHandOver, refreshes });

/** Other digits are another try, though the trade has not changed since. */
const tryCode: TradeFormAction = (previous, submitted) => {
  const [key, digits] = [submitted.get("key"), submitted.get("digits")];
  if (typeof key === "string" && typeof digits === "string")
    submitted.set("key", keyFor(key, digits.replace(/\D/g, "")));
  return handOver(previous, submitted);
};

/** Every move that a party makes from the trade room, and what the buyer of goods does with their code. */
const moves: Partial<Record<MoveName | "renew-code", TradeFormAction>> = {
  begin: formAction(tradeProcedures.begin, { refreshes }),
  deliver: formAction(tradeProcedures.deliver, { refreshes }),
  "undo-deliver": formAction(tradeProcedures.undoDeliver, { refreshes }),
  approve: formAction(tradeProcedures.approve, { form: signed, refreshes }),
  cancel: formAction(tradeProcedures.cancel, { refreshes }),
  stop: formAction(tradeProcedures.stop, { refreshes }),
  "propose-cancel": formAction(tradeProcedures.proposeCancel, { refreshes }),
  "agree-cancel": formAction(disputeProcedures.agreeCancel, { refreshes }),
  "propose-extension": formAction(tradeProcedures.proposeExtension, { refreshes }),
  "agree-extension": formAction(tradeProcedures.agreeExtension, { refreshes }),
  "decline-proposal": formAction(tradeProcedures.declineProposal, { refreshes }),
  "withdraw-proposal": formAction(tradeProcedures.withdrawProposal, { refreshes }),
  ship: formAction(tradeProcedures.ship, { form: typedShipping, refreshes }),
  "undo-ship": formAction(tradeProcedures.undoShip, { refreshes }),
  "hand-over": tryCode,
  "say-delivered": formAction(tradeProcedures.sayDelivered, { refreshes }),
  "say-handed-over": formAction(tradeProcedures.sayHandedOver, { refreshes }),
  "propose-meeting": formAction(tradeProcedures.proposeMeeting, { form: typedMeeting, refreshes }),
  "agree-meeting": formAction(tradeProcedures.agreeMeeting, { refreshes }),
  "propose-return": formAction(tradeProcedures.proposeReturn, { form: typedReturn, refreshes }),
  "agree-return": formAction(tradeProcedures.agreeReturn, { refreshes }),
  "propose-split": formAction(tradeProcedures.proposeSplit, { form: typedSplit, refreshes }),
  "agree-split": formAction(tradeProcedures.agreeSplit, { refreshes }),
  "return-ship": formAction(tradeProcedures.returnShip, { form: typedShipping, refreshes }),
  "return-received": formAction(tradeProcedures.returnReceived, { refreshes }),
  "contest-return": formAction(disputeProcedures.contest, {
    refreshes,
    leadsTo: (_result, { id }) => `/trades/${id}/dispute`,
  }),
  "renew-code": formAction(tradeProcedures.renewCode, { refreshes }),
  concede: formAction(disputeProcedures.concede, { form: signed, refreshes }),
};

const byName = new Map(Object.entries(moves));

/** Makes the move named by the button, and shows the current trade, even after a refusal. */
export const makeMove = action(async (previous, submitted): Promise<FormState> => {
  const name = submitted.get("move");
  const make = typeof name === "string" && byName.get(name);
  return make ? make(previous, submitted) : previous;
});

/** Rates the other party once the trade has ended. */
export const rate = formAction(reviewProcedures.rate, { form: typedRating, refreshes });

/** Sends a message without JavaScript. */
export const sendByForm = formAction(send, { refreshes });
