import { type SubmitEvent, useRef, useState } from "react";
import { defaultGateway } from "@/lib/gateways/names";
import { openGatewayPopup } from "@/lib/gateways/popup";
import { HOME } from "@/lib/money/currencies";
import { parseNaira } from "@/lib/money/parse";
import { apiPost } from "@/lib/web/browser-api";

interface Started {
  reference: string;
  accessCode: string;
}

/**
 * Lets a funding form open the gateway's popup instead of leaving the page. Whatever goes wrong, the form is sent the
 * plain way: under the same key it finds the same deposit.
 */
export function usePopup(isOffered: boolean) {
  const plainly = useRef(!isOffered);
  const [isOpening, setOpening] = useState(false);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    if (plainly.current || isOpening) return;
    const form = event.currentTarget;
    const wanted = new FormData(form);
    if (parseNaira(textOf(wanted, "amount")) === null) return; // the plain form reports the error
    event.preventDefault();
    setOpening(true);
    const goPlainly = () => {
      plainly.current = true;
      form.requestSubmit();
    };
    openPopup(wanted, goPlainly)
      .catch(goPlainly)
      .finally(() => setOpening(false));
  };
  return { onSubmit, isOpening };
}

async function openPopup(wanted: FormData, goPlainly: () => void): Promise<void> {
  const { reference, accessCode } = await startDeposit(wanted);
  await openGatewayPopup(defaultGateway(), accessCode, {
    // That page checks the payment with the gateway.
    onEnd: () => window.location.assign(`/wallet/deposits/${reference}`),
    onError: goPlainly,
  });
}

async function startDeposit(wanted: FormData): Promise<Started> {
  const minor = parseNaira(textOf(wanted, "amount"))?.toString();
  const next = textOf(wanted, "next");
  const deposit = { amount: { minor, currency: HOME }, ...(next && { returnTo: next }) };
  const started = await apiPost<unknown>("/wallet/deposits", deposit, textOf(wanted, "key"));
  if (!isStarted(started)) throw new Error("the deposit was not started");
  return started;
}

function textOf(wanted: FormData, field: string): string {
  const text = wanted.get(field);
  return typeof text === "string" ? text : "";
}

function isStarted(answer: unknown): answer is Started {
  if (typeof answer !== "object" || answer === null) return false;
  return "reference" in answer && "accessCode" in answer && typeof answer.accessCode === "string";
}
