/// <reference types="altcha/types/react" />
"use client";
import type { AltchaWidgetElement } from "altcha/types/generic";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/web/form-state";

type CaptchaProps = {
  /** The form's state: a solution lets through once, so with each new answer there is another to solve. */
  answer: FormState;
  /** The alternative without JavaScript, after 'needs JavaScript'. */
  otherWay?: ReactNode;
};

const settings = JSON.stringify({
  hideLogo: true,
  hideFooter: true,
  humanInteractionSignature: false,
  disableAutoFocus: true,
});

/** Our tokens for its own: its sheet comes with it, and knows none of ours. */
const looks = {
  accentColor: "var(--primary)",
  "--altcha-border-color": "var(--edge)",
  "--altcha-border-radius": "10px",
  "--altcha-color-base": "var(--raised)",
  "--altcha-color-base-content": "var(--ink)",
  "--altcha-color-error": "var(--danger)",
  "--altcha-color-error-content": "var(--on-danger)",
  "--altcha-spinner-color": "var(--ink)",
  "--altcha-checkbox-size": "20px",
  "--altcha-max-width": "100%",
};

/** Works something out in the browser, so that programs cannot try a thousand times. Sends the field `captcha`. */
export function Captcha({ answer, otherWay }: CaptchaProps) {
  const [state, setState] = useState<"loading" | "there" | "broken">("loading");
  const place = useRef<AltchaWidgetElement>(null);
  useEffect(() => {
    let isGone = false;
    const settle = (outcome: "there" | "broken") => () => {
      if (!isGone) setState(outcome);
    };
    import("./captcha-widget").then(settle("there"), settle("broken"));
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    if (answer.refusal) place.current?.reset();
  }, [answer]);
  return (
    <div className="min-h-14">
      {state === "there" && (
        <altcha-widget
          ref={place}
          challenge="/api/captcha"
          name="captcha"
          type="native"
          language="en"
          configuration={settings}
          style={looks}
          suppressHydrationWarning
        />
      )}
      {state === "broken" && (
        <p role="alert" className="text-sm font-medium text-danger">
          We couldn’t load this check. Reload the page and try again.
        </p>
      )}
      <noscript>
        <p className="rounded-inset bg-wait-soft p-4 text-sm text-wait">
          This step needs JavaScript. Turn it on{otherWay ? <>, {otherWay}</> : null}.
        </p>
      </noscript>
    </div>
  );
}
