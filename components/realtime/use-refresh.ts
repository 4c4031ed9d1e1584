import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { isReachable } from "@/lib/web/browser-api";

/** How long news waits while something is being typed. */
const TYPING_MS = 5_000;

/** Whether a form of the page has text that has not been sent. */
const isTyping = () =>
  [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("main form :is(input, textarea)"),
  ].some(({ type, value, defaultValue }) => type !== "hidden" && value !== defaultValue);

/**
 * Refreshes the page's data, if the server can be reached: Next answers a refresh that fails with a load of the whole page, which
 * would lose what is being typed. News that can wait does so while something is.
 */
export function useRefresh({ canWait = false } = {}): () => void {
  const router = useRouter();
  return useCallback(() => {
    const refresh = () => {
      if (canWait && isTyping()) setTimeout(refresh, TYPING_MS);
      else void isReachable().then((reachable) => reachable && router.refresh());
    };
    refresh();
  }, [router, canWait]);
}
