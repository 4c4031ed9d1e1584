"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import type { TradeFormAction } from "@/components/trades/trade-actions";
import { send } from "@/lib/chat/procedures";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { jsonField } from "@/lib/identity/factors/schema";
import type { MoveName } from "@/lib/trades/moves";
import { tradeProcedures } from "@/lib/trades/procedures";
import { SignedMove } from "@/lib/trades/schema";
import { formAction } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

/** With the passkey's signature, if the buyer has one. */
const signed = z.preprocess(({ id, passkey }: Record<string, string>) => {
  return { id, signature: passkey ? jsonField(passkey) : undefined };
}, SignedMove);

/** Every move that a party makes from the trade room. */
const moves: Partial<Record<MoveName, TradeFormAction>> = {
  begin: formAction(tradeProcedures.begin),
  deliver: formAction(tradeProcedures.deliver),
  "undo-deliver": formAction(tradeProcedures.undoDeliver),
  approve: formAction(tradeProcedures.approve, { form: signed }),
  cancel: formAction(tradeProcedures.cancel),
  "propose-cancel": formAction(tradeProcedures.proposeCancel),
  "agree-cancel": formAction(disputeProcedures.agreeCancel),
  "propose-extension": formAction(tradeProcedures.proposeExtension),
  "agree-extension": formAction(tradeProcedures.agreeExtension),
  dispute: formAction(disputeProcedures.dispute),
  concede: formAction(disputeProcedures.concede, { form: signed }),
};

const byName = new Map(Object.entries(moves));

/** Makes the move named by the button, and shows the current trade, even after a refusal. */
export async function makeMove(previous: FormState, submitted: FormData): Promise<FormState> {
  const name = submitted.get("move");
  const make = typeof name === "string" && byName.get(name);
  if (!make) return previous;
  const state = await make(previous, submitted);
  refresh();
  return state;
}

const sendForm = formAction(send);

/** Sends a message without JavaScript. */
export async function sendByForm(previous: FormState, submitted: FormData): Promise<FormState> {
  const state = await sendForm(previous, submitted);
  refresh();
  return state;
}
