"use client";
import Link from "next/link";
import { useEffect } from "react";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { HiddenKey } from "@/components/form/hidden-key";
import { useFormAction } from "@/components/form/use-form-action";
import { buttonClass } from "@/components/ui/button-class";
import { Countdown } from "@/components/ui/countdown";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RoomMove } from "@/lib/trades/room-moves";
import { type FormState, newForm } from "@/lib/web/form-state";
import { ConfirmMove } from "./confirm-move";
import { CODE_CARD, type OrderFacts } from "./parcel/order-facts";
import { OrderForm } from "./parcel/order-form";
import { forgetScanned } from "./parcel/scanned";
import { SignedMove } from "./signed-move";

export type TradeFormAction = (previous: FormState, submitted: FormData) => Promise<FormState>;

export interface TradeActionsProps {
  action: TradeFormAction;
  tradeId: string;
  moves: RoomMove[];
  /** What waits for an answer, if anything. */
  proposal: { title: string; text: string } | undefined;
  mayDispute: boolean;
  /** Of goods. */
  order?: OrderFacts | undefined;
  /** The server's time, ISO 8601. */
  now: string;
}

/**
 * What the viewer can do now. All buttons share one state, so that a refusal is still read when the button that met it
 * has gone: the trade had moved on. On a phone the primary button stays at the bottom of the screen.
 */
export function TradeActions({
  action,
  tradeId,
  moves,
  proposal,
  mayDispute,
  order,
  now,
}: TradeActionsProps) {
  const [state, send] = useFormAction(action, newForm());
  const at = (place: RoomMove["place"]) => moves.filter((move) => move.place === place);
  const [primary] = at("primary");
  const shared = { send, tradeId, now, state, order };
  const takesCode = moves.some(({ opens }) => opens === "hand-over");
  useEffect(() => {
    if (!takesCode) forgetScanned(tradeId);
  }, [takesCode, tradeId]);
  const showsCode = !primary && order?.showsCode;
  return (
    <div className="flex flex-col gap-4 not-has-[>:not([hidden])]:hidden">
      <FormAlert refusal={state.refusal} />
      {proposal && (
        <Notice tone="wait" title={proposal.title}>
          {proposal.text}
          <MoveForms moves={at("answer")} className="mt-3" {...shared} />
        </Notice>
      )}
      {(primary || mayDispute || showsCode) && (
        <div className="flex flex-wrap items-start gap-3 print:hidden">
          {primary && (
            <div className={atThumb}>
              <MoveForm key={primary.key} move={primary} {...shared} />
            </div>
          )}
          {showsCode && (
            <div className={`${atThumb} lg:hidden`}>
              <a href={`#${CODE_CARD}`} className={buttonClass({ wide: true })}>
                Show your code
              </a>
            </div>
          )}
          {mayDispute && (
            <Link
              href={`/trades/${tradeId}/dispute`}
              prefetch={false}
              className={`${buttonClass({ kind: "quiet" })} max-md:w-full`}
            >
              Report a problem
            </Link>
          )}
        </div>
      )}
      <MoveForms moves={at("quiet")} className="items-start print:hidden" {...shared} />
    </div>
  );
}

/** From the tab bar's upper edge on a phone; in its place in the card otherwise. */
const atThumb =
  "max-md:fixed max-md:inset-x-0 max-md:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-md:z-10 max-md:border-t max-md:border-line max-md:bg-surface max-md:p-3 max-md:has-[details[open]]:max-h-[calc(100dvh-7.5rem)] max-md:has-[details[open]]:overflow-y-auto max-md:group-has-[#show-chat:checked]/room:hidden print:hidden md:min-w-0 md:flex-1 md:has-[details[open]]:basis-full";

type Sending = {
  send: (submitted: FormData) => void;
  tradeId: string;
  now: string;
  state: FormState;
  order: OrderFacts | undefined;
};

function MoveForms({ moves, className, ...shared }: Sending & { moves: RoomMove[]; className: string }) {
  if (moves.length === 0) return null;
  return (
    <div className={`flex flex-wrap gap-2 ${className}`}>
      {moves.map((move) => (
        <MoveForm key={move.key} move={move} {...shared} />
      ))}
    </div>
  );
}

function MoveForm({ move, send, tradeId, now, state, order }: Sending & { move: RoomMove }) {
  const look =
    move.place === "quiet"
      ? ({ kind: "quiet", size: "small" } as const)
      : ({ size: move.place === "primary" ? "normal" : "small", wide: move.place === "primary" } as const);
  const { opens } = move;
  if (opens && order)
    return <OrderForm move={{ ...move, opens }} {...{ order, tradeId, look, state, send, now }} />;
  const contents = (label: string) => (
    <>
      <HiddenKey value={move.key} />
      <input type="hidden" name="id" value={tradeId} />
      <input type="hidden" name="move" value={move.name} />
      <SubmitButton {...look} pendingLabel={move.pending}>
        {label}
        {move.until && (
          <>
            {" "}
            <Countdown deadline={move.until} now={now} className="font-normal text-muted" />
          </>
        )}
      </SubmitButton>
    </>
  );
  const form = (label: string) =>
    move.signs ? (
      <SignedMove send={send} tradeId={tradeId} move={move.name} signs={move.signs}>
        {contents(label)}
      </SignedMove>
    ) : (
      <Form action={send} className={look.wide ? "w-full" : ""}>
        {contents(label)}
      </Form>
    );
  if (!move.confirm) return form(move.label);
  return (
    <ConfirmMove label={move.label} look={look} {...move.confirm}>
      {form(move.confirm.yes)}
    </ConfirmMove>
  );
}
