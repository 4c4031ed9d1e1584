"use client";
import { useEffect, useState } from "react";
import { type PushAt, type PushState, readPush, turnPushOff, turnPushOn } from "./push";

const FAILED = "That didn’t work. Check your connection and try again.";

/** Pushes on this device; `state` is undefined until it is known. */
export function usePush(at: PushAt) {
  const [state, setState] = useState<PushState>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [first] = useState(at);
  useEffect(() => {
    readPush(first).then(setState, () => setState("unsupported"));
  }, [first]);
  const change = async (act: () => Promise<PushState>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      setState(await act());
    } catch {
      setProblem(FAILED);
    }
    setBusy(false);
  };
  return {
    state,
    isBusy,
    problem,
    turnOn: () => void change(() => turnPushOn(first)),
    turnOff: () => void change(turnPushOff),
  };
}
