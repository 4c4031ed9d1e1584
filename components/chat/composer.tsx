"use client";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { FieldError } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import type { TradeFormAction } from "@/components/trades/trade-actions";
import { SendIcon } from "@/components/ui/icons";
import { MESSAGE_LIMIT, PICTURES_A_MESSAGE } from "@/lib/chat/limits";
import type { PictureView } from "@/lib/chat/schema";
import { firstName } from "@/lib/trades/naming";
import { newForm } from "@/lib/web/form-state";
import { ChosenPictures, PictureButton } from "./chosen-pictures";
import { usePictures } from "./use-pictures";

/** Queues a message: shown immediately, sent as soon as possible. */
export type Send = (body: string, pictures: readonly PictureView[]) => void;

/** What the live chat does for the composer. */
export interface Speech {
  send: Send;
  /** Shows the other party that the viewer is typing. */
  sayTyping: () => void;
}

type ComposerProps = {
  partner: string;
  tradeId: string;
  action: TradeFormAction;
  messageKey: string;
  /** Null until the live chat is there. */
  live: Speech | null;
};

const countFrom = MESSAGE_LIMIT - 500;
const count = new Intl.NumberFormat("en-NG");

/** The message input. With a keyboard Enter sends and Shift+Enter adds a line; on a phone Enter adds a line. */
export function Composer({ partner, tradeId, action, messageKey, live }: ComposerProps) {
  const [state, post] = useFormAction(action, newForm());
  const [length, setLength] = useState(0);
  const { chosen, isReady, choose, remove, take } = usePictures(tradeId);
  const box = useRef<HTMLTextAreaElement>(null);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!live) return;
    event.preventDefault();
    if (!isReady) return;
    const body = box.current?.value.trim() ?? "";
    const pictures = take();
    if (body !== "" || pictures.length > 0) live.send(body, pictures);
    event.currentTarget.reset();
    setLength(0);
    box.current?.focus();
  };
  return (
    <Form action={post} onSubmit={onSubmit} className="border-t border-line p-3">
      <p id="chat-warning" className="mb-2 px-1 text-xs text-muted">
        Keep the deal on Amana, and never share a PIN, password or code. We never ask for one.
      </p>
      <FieldError>{state.refusal?.message ?? state.fieldErrors.body}</FieldError>
      <input type="hidden" name="id" value={tradeId} />
      <input type="hidden" name="clientKey" value={messageKey} />
      <ChosenPictures chosen={chosen} onRemove={remove} />
      <div className="flex items-end gap-2">
        {live && <PictureButton isFull={chosen.length >= PICTURES_A_MESSAGE} onChoose={choose} />}
        <textarea
          ref={box}
          name="body"
          required={chosen.length === 0}
          rows={1}
          dir="auto"
          maxLength={MESSAGE_LIMIT}
          aria-label={`Message ${partner}`}
          aria-describedby="chat-warning"
          placeholder={`Message ${firstName(partner)}`}
          defaultValue={state.values.body}
          onInput={({ currentTarget }) => {
            setLength(currentTarget.value.length);
            live?.sayTyping();
          }}
          onKeyDown={sendOnEnter}
          enterKeyHint="enter"
          className="field-sizing-content max-h-36 min-h-12 min-w-0 flex-1 resize-none rounded-field bg-ground px-3.5 py-3 text-base leading-6 placeholder:text-muted"
        />
        <button
          type="submit"
          aria-label="Send"
          disabled={!isReady}
          className="grid size-12 shrink-0 place-items-center rounded-field bg-primary text-on-primary hover:bg-primary-hover disabled:opacity-50"
        >
          <SendIcon />
        </button>
      </div>
      {length >= countFrom && (
        <p aria-live="polite" className="mt-1.5 px-1 text-right text-xs tabular-nums text-muted">
          {count.format(MESSAGE_LIMIT - length)} characters left
        </p>
      )}
    </Form>
  );
}

function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  // Enter that ends a composition chooses a word; it does not send.
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
  if (!matchMedia("(pointer: fine)").matches) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
