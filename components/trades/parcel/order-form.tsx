import type { ReactNode } from "react";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import type { ButtonLook } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OrderOpens } from "@/lib/trades/parcel/return-moves";
import type { RoomMove } from "@/lib/trades/room-moves";
import { type FormState, newForm } from "@/lib/web/form-state";
import { ConfirmMove } from "../confirm-move";
import { CancelFields } from "./cancel-fields";
import { HandOverFields } from "./hand-over-fields";
import { MeetFields } from "./meet-fields";
import type { OrderFacts } from "./order-facts";
import { ContestFields, ReturnFields, SplitFields } from "./return-fields";
import { ShipFields } from "./ship-fields";

type OrderFormProps = {
  move: RoomMove & { opens: OrderOpens };
  order: OrderFacts;
  tradeId: string;
  look: ButtonLook;
  /** Of all forms of the room: that of this one where it was sent last. */
  state: FormState;
  send: (submitted: FormData) => void;
  /** The server's time, ISO 8601. */
  now: string;
};

const titles: Record<OrderOpens, string> = {
  ship: "How did you send it?",
  "hand-over": "Enter the buyer’s code",
  meet: "Where and when do you meet?",
  cancel: "Cancel this order?",
  return: "Send it back?",
  split: "Keep it for less?",
  "send-back": "How did you send it back?",
  contest: "What is wrong with it?",
};

/** A move that asks for more than a click, below its button. Works without scripts, and opens again where it was refused. */
export function OrderForm({ move, order, tradeId, look, state: last, send, now }: OrderFormProps) {
  const state = last.values.move === move.name ? last : newForm();
  const isRefused = Object.keys(state.fieldErrors).length > 0;
  return (
    <ConfirmMove label={move.label} look={look} title={titles[move.opens]} isOpen={isRefused}>
      <Form action={send} noValidate className="grid gap-4">
        <FormAlert refusal={null} />
        <HiddenKey value={move.key} />
        <input type="hidden" name="id" value={tradeId} />
        <input type="hidden" name="move" value={move.name} />
        {fieldsOf(move.opens, { state, order, tradeId, now })}
        <SubmitButton wide pendingLabel={move.pending} kind={move.opens === "cancel" ? "danger" : "primary"}>
          {submits(move.opens, order)}
        </SubmitButton>
      </Form>
    </ConfirmMove>
  );
}

type Fields = Pick<OrderFormProps, "state" | "order" | "tradeId" | "now">;

function fieldsOf(opens: OrderOpens, { state, order, tradeId, now }: Fields): ReactNode {
  if (opens === "ship" || opens === "send-back") return <ShipFields state={state} />;
  if (opens === "return") return <ReturnFields state={state} order={order} />;
  if (opens === "split") return <SplitFields state={state} order={order} />;
  if (opens === "contest") return <ContestFields state={state} order={order} />;
  if (opens === "meet") return <MeetFields state={state} now={now} />;
  if (opens === "cancel") return <CancelFields state={state} order={order} />;
  return <HandOverFields state={state} reader={order.reader} tradeId={tradeId} />;
}

function submits(opens: OrderOpens, { partner, back, role }: OrderFacts): string {
  if (opens === "ship") return "It’s sent";
  if (opens === "meet" || opens === "return" || opens === "split") return `Propose it to ${partner}`;
  if (opens === "send-back") return "It’s sent back";
  if (opens === "contest") return "Report it";
  if (opens === "hand-over") return "Confirm hand-over";
  return role === "seller" ? `Cancel and refund ${back}` : `Cancel and get ${back} back`;
}
