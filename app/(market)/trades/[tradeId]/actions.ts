"use server";
import { z } from "zod";
import type { TradeFormAction } from "@/components/trades/trade-actions";
import { send } from "@/lib/chat/procedures";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { jsonField } from "@/lib/identity/factors/schema";
import { reviewProcedures } from "@/lib/reviews/procedures";
import { typedRating } from "@/lib/reviews/schema";
import type { MoveName } from "@/lib/trades/moves";
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

/** Every move that a party makes from the trade room. */
const moves: Partial<Record<MoveName, TradeFormAction>> = {
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
