import { type SubmitEvent, useRef, useState } from "react";
import { defaultGateway } from "@/lib/gateways/names";
import { openGatewayPopup } from "@/lib/gateways/popup";

interface Started {
  reference: string;
  accessCode: string;
}

/**
 * Lets a funding form open the gateway's popup instead of leaving the page. Whatever goes wrong, the form is sent the
 * plain way: under the same key it finds the same deposit.
 * @param start - starts the deposit that the form asks for; undefined where the plain form reports what is wrong with it
 */
export function usePopup(isOffered: boolean, start: (wanted: FormData) => Promise<unknown> | undefined) {
  const plainly = useRef(!isOffered);
  const [isOpening, setOpening] = useState(false);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    if (plainly.current || isOpening) return;
    const form = event.currentTarget;
    const wanted = new FormData(form);
    const starting = start(wanted);
    if (!starting) return;
    event.preventDefault();
    setOpening(true);
    const goPlainly = () => {
      plainly.current = true;
      form.requestSubmit();
    };
    openPopup(starting, goPlainly)
      .catch(goPlainly)
      .finally(() => setOpening(false));
  };
  return { onSubmit, isOpening };
}

async function openPopup(starting: Promise<unknown>, goPlainly: () => void): Promise<void> {
  const started = await starting;
  if (!isStarted(started)) throw new Error("the deposit was not started");
  const { reference, accessCode } = started;
  await openGatewayPopup(defaultGateway(), accessCode, {
    // That page checks the payment with the gateway.
    onEnd: () => window.location.assign(`/wallet/deposits/${reference}`),
    onError: goPlainly,
  });
}

/** The text of a form's field; empty where there is none. */
export function textOf(wanted: FormData, field: string): string {
  const text = wanted.get(field);
  return typeof text === "string" ? text : "";
}

function isStarted(answer: unknown): answer is Started {
  if (typeof answer !== "object" || answer === null) return false;
  return "reference" in answer && "accessCode" in answer && typeof answer.accessCode === "string";
}
