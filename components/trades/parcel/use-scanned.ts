import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";
import { forgetScanned, isProven, keepScanned, keptScan, secretIn } from "./scanned";

interface Scanned {
  /** What was scanned and is right, until it is sent. */
  secret: string | undefined;
  problem: string | undefined;
  /** Takes what a camera has read; answers whether it is this order's code. */
  take: (text: string) => Promise<boolean>;
}

/**
 * What was scanned for a trade, now or on an earlier visit, and is proven by the hash of the buyer's secret. `field` carries it in the
 * form that sends it: as soon as there is a connection.
 */
export function useScanned(
  tradeId: string,
  hash: string,
  field: RefObject<HTMLInputElement | null>,
): Scanned {
  const [secret, setSecret] = useState<string>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const leaving = new AbortController();
    void takeKept(tradeId, hash, (kept) => {
      if (!leaving.signal.aborted) setSecret(kept);
    });
    return () => leaving.abort();
  }, [tradeId, hash]);
  useEffect(() => {
    if (!secret) return undefined;
    field.current?.closest("details")?.setAttribute("open", "");
    const sendOnceOnline = () => {
      if (navigator.onLine) field.current?.form?.requestSubmit();
    };
    sendOnceOnline();
    addEventListener("online", sendOnceOnline);
    return () => removeEventListener("online", sendOnceOnline);
  }, [secret, field]);
  const take = async (text: string) => {
    const scanned = secretIn(text);
    const isRight = scanned !== undefined && (await isProven(scanned, hash));
    setProblem(isRight ? undefined : "That isn’t the code of this order.");
    if (isRight) {
      keepScanned(tradeId, scanned);
      setSecret(scanned);
    }
    return isRight;
  };
  return { secret, problem, take };
}

/** What an earlier visit scanned and could not send; forgotten where the buyer has made another code since. */
async function takeKept(tradeId: string, hash: string, take: (secret: string) => void): Promise<void> {
  const kept = keptScan(tradeId);
  if (!kept) return;
  if (await isProven(kept, hash)) take(kept);
  else forgetScanned(tradeId);
}

const never = () => () => {};
const canScan = () => "mediaDevices" in navigator && "subtle" in crypto;

/** Known once the page has its scripts. */
export const useCanScan = (): boolean => useSyncExternalStore(never, canScan, () => false);
