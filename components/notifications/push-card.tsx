"use client";
import { type ReactNode, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { BellIcon } from "@/components/ui/icons";
import { IosSteps } from "./ios-steps";
import type { PushAt, PushState } from "./push";
import { usePush } from "./use-push";

const LATER = "push:later";
const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1_000;

const words: Record<PushState, ReactNode> = {
  on: "This device shows a notification when something needs you.",
  off: "On this device, without names or amounts. You can turn them off at any time.",
  denied: "Your browser blocks them. You can allow them in its settings for this site.",
  install: <IosSteps />,
  unsupported: "This browser has no notifications.",
};

export type PushCardProps = { at: PushAt; title: string };

/** Offers pushes where they can be had and have not been refused, unless the person said 'Not now' within thirty days. */
export function PushCard({ at, title }: PushCardProps) {
  const { state, isBusy, problem, turnOn } = usePush(at);
  const [isLater, setLater] = useState(wasPutOff);
  const [wasAsked, setAsked] = useState(false);
  const isOffered = state === "off" || state === "install";
  if (isLater || state === undefined || !(isOffered || wasAsked)) return null;
  return (
    <Card aria-label="Notifications on this device" className="flex gap-3 p-4 sm:p-5">
      <BellIcon size={22} className="mt-0.5 shrink-0 text-primary-ink" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{state === "on" ? "Notifications are on" : title}</p>
        <output className="block text-sm leading-relaxed text-muted">{problem ?? words[state]}</output>
        {isOffered && (
          <div className="mt-3 flex flex-wrap gap-2">
            {state === "off" && (
              <button
                type="button"
                aria-disabled={isBusy}
                className={buttonClass({ size: "small" })}
                onClick={() => {
                  setAsked(true);
                  if (!isBusy) turnOn();
                }}
              >
                {isBusy ? "Turning on…" : "Turn on"}
              </button>
            )}
            <button
              type="button"
              className={buttonClass({ kind: "quiet", size: "small" })}
              onClick={() => {
                putOff();
                setLater(true);
              }}
            >
              Not now
            </button>
          </div>
        )}
      </div>
    </Card>
  );
}

function wasPutOff(): boolean {
  const at = Number(read());
  return at > 0 && Date.now() - at < THIRTY_DAYS;
}

// Some browsers throw where a person allows a site to keep nothing.
function read(): string | null {
  try {
    return localStorage.getItem(LATER);
  } catch {
    return null;
  }
}

function putOff(): void {
  try {
    localStorage.setItem(LATER, String(Date.now()));
  } catch {
    // Then it is asked again.
  }
}
