"use client";
import { type FormEvent, startTransition, useState } from "react";
import type { Refused } from "@/components/form/refusal-text";
import { type AskForPasskey, type Signed, signWithPasskey } from "./factor-passkey";

/** Has a passkey do something, once at a time, and sends what it answers; `refusal` says why it did not. */
export function usePasskey(perform: () => Promise<Signed>) {
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const start = async (send: (passkey: string) => void) => {
    if (isWaiting) return;
    setRefusal(null);
    setWaiting(true);
    const signed = await perform();
    setWaiting(false);
    if ("refusal" in signed) setRefusal(signed.refusal);
    else startTransition(() => send(signed.passkey));
  };
  return { refusal, isWaiting, start: (send: (passkey: string) => void) => void start(send) };
}

/** The same for a form whose fields go with the signature. */
export function useSignedForm(ask: AskForPasskey, send: (fields: FormData) => void) {
  const { refusal, isWaiting, start } = usePasskey(() => signWithPasskey(ask));
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    start((passkey) => {
      const fields = new FormData(form);
      fields.set("passkey", passkey);
      send(fields);
    });
  };
  return { refusal, isWaiting, onSubmit };
}
