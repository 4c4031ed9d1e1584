import { unstable_isUnrecognizedActionError, useRouter } from "next/navigation";
import { useCallback } from "react";
import { refreshPage } from "./refresh-page";

/** How long news waits while something is being typed. */
const TYPING_MS = 5_000;

/** Whether a form of the page has text that has not been sent. */
const isTyping = () =>
  [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("main form :is(input, textarea)"),
  ].some(({ type, value, defaultValue }) => type !== "hidden" && value !== defaultValue);

/**
 * Refreshes the page's data by a server action. `router.refresh` alone would answer a connection that breaks meanwhile with a load of
 * the whole page, and what is being typed would be gone. News that can wait does so while something is.
 */
export function useRefresh({ canWait = false } = {}): () => void {
  const router = useRouter();
  return useCallback(() => {
    const refresh = () => {
      if (canWait && isTyping()) setTimeout(refresh, TYPING_MS);
      else void refreshPage().catch(loadIfUpdated);
    };
    // Of a page made by the release before only a load is right. All other news comes again: by the next event, or by asking.
    const loadIfUpdated = (error: unknown) => {
      if (unstable_isUnrecognizedActionError(error)) router.refresh();
    };
    refresh();
  }, [router, canWait]);
}
