"use client";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { IosSteps } from "./ios-steps";
import type { PushAt, PushState } from "./push";
import { usePush } from "./use-push";

const titles: Record<PushState, string> = {
  on: "On for this device",
  off: "Off for this device",
  denied: "Blocked by your browser",
  install: "Only from your Home Screen",
  unsupported: "Not available in this browser",
};

const words: Record<PushState, ReactNode> = {
  on: "It shows a notification when something needs you, until you sign out here.",
  off: "Turn them on to know at once when a trade needs you.",
  denied:
    "Open your browser’s settings for this site (the icon beside its address), allow notifications, then reload this page.",
  install: <IosSteps />,
  unsupported:
    "A current Chrome, Edge, Firefox or Safari shows notifications. What is urgent comes by text and email too.",
};

export type PushSettingsProps = { at: PushAt };

/** Pushes on this device: what is so, and the button that changes it. */
export function PushSettings({ at }: PushSettingsProps) {
  const { state, isBusy, problem, turnOn, turnOff } = usePush(at);
  if (state === undefined) return null;
  const change = state === "on" ? turnOff : turnOn;
  const label = state === "on" ? "Turn off" : "Turn on";
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <output className="block min-w-0 flex-1 basis-64">
        <span className="block font-semibold">{titles[state]}</span>
        <span className="block text-sm leading-relaxed text-muted">{problem ?? words[state]}</span>
      </output>
      {(state === "on" || state === "off") && (
        <button
          type="button"
          aria-disabled={isBusy}
          className={buttonClass({ kind: state === "on" ? "quiet" : "primary", size: "small" })}
          onClick={() => !isBusy && change()}
        >
          {isBusy ? "One moment…" : label}
        </button>
      )}
    </div>
  );
}
