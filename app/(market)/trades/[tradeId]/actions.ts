"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import type { TradeFormAction } from "@/components/trades/trade-actions";
import { send } from "@/lib/chat/procedures";
import { SendMessage } from "@/lib/chat/schema";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { OpenDispute } from "@/lib/disputes/schema";
import { jsonField } from "@/lib/identity/factors/schema";
import type { MoveName } from "@/lib/trades/moves";
import { tradeProcedures } from "@/lib/trades/procedures";
import { PayingMove } from "@/lib/trades/schema";
import { formAction } from "@/lib/web/form-action";
import type { FormState } from "@/lib/web/form-state";

const form = z.object({ id: z.uuid() });

/** With the passkey's signature, if the buyer has one. */
const signed = z.preprocess(({ id, passkey }: Record<string, string>) => {
  return { id, signature: passkey ? jsonField(passkey) : undefined };
}, PayingMove);

/** Every move that a party makes from the trade room. */
const moves: Partial<Record<MoveName, TradeFormAction>> = {
  begin: formAction(tradeProcedures.begin, { form }),
  deliver: formAction(tradeProcedures.deliver, { form }),
  "undo-deliver": formAction(tradeProcedures.undoDeliver, { form }),
  approve: formAction(tradeProcedures.approve, { form: signed }),
  cancel: formAction(tradeProcedures.cancel, { form }),
  "propose-cancel": formAction(tradeProcedures.proposeCancel, { form }),
  "agree-cancel": formAction(disputeProcedures.agreeCancel, { form }),
  "propose-extension": formAction(tradeProcedures.proposeExtension, { form }),
  "agree-extension": formAction(tradeProcedures.agreeExtension, { form }),
  dispute: formAction(disputeProcedures.dispute, { form: z.object(OpenDispute.shape) }),
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

const sendForm = formAction(send, { form: z.object(SendMessage.shape) });

/** Sends a message without JavaScript. */
export async function sendByForm(previous: FormState, submitted: FormData): Promise<FormState> {
  const state = await sendForm(previous, submitted);
  refresh();
  return state;
}
