import { useEffect, useEffectEvent, useRef, useState } from "react";
import { ApiProblem, apiPost, apiPut, newKey } from "@/lib/web/browser-api";
import { type Failure, newSaver, type Saver, type SaveState } from "./saver";

interface Options {
  /** Of the draft; empty before there is one. */
  id: string;
  /** What the server has, as JSON. */
  saved: string;
  /** Live listings are changed by their form alone. */
  isOff: boolean;
}

/** Keeps the draft on the server as it is typed, and in the address once it has an id. */
export function useAutosave({ id: begun, saved, isOff }: Options) {
  const [id, setId] = useState(begun);
  const [state, setState] = useState<SaveState>({ is: "unchanged" });
  const saver = useRef<Saver | null>(null);
  const isGone = useRef(false);
  const start = useEffectEvent(() =>
    newSaver({
      id: begun || undefined,
      saved,
      send,
      failureOf,
      newKey,
      onState: (now, draftId) => {
        // What is sent last as the page is left changes nothing of the next one.
        if (isGone.current) return;
        setState(now);
        if (!draftId) return;
        setId(draftId);
        const path = `/sell/goods?draft=${draftId}`;
        if (`${location.pathname}${location.search}` !== path) history.replaceState(null, "", path);
      },
    }),
  );
  useEffect(() => {
    if (isOff) return () => {};
    isGone.current = false;
    const made = start();
    saver.current = made;
    const flush = () => void made.flush();
    const hidden = () => {
      if (document.visibilityState === "hidden") flush();
    };
    addEventListener("pagehide", flush);
    addEventListener("online", flush);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("pagehide", flush);
      removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", hidden);
      isGone.current = true;
      flush();
      made.stop();
      saver.current = null;
    };
  }, [isOff]);
  return {
    id,
    state,
    note: (body: string) => saver.current?.note(body),
    flush: async () => saver.current?.flush(),
    /** Once it is submitted there is no draft to keep. */
    stop: () => saver.current?.stop(),
  };
}

async function send(id: string | undefined, body: string, key: string): Promise<string> {
  const draft = JSON.parse(body) as object;
  const { listingId } = id
    ? await apiPut<{ listingId: string }>(`/listings/${id}`, draft, key)
    : await apiPost<{ listingId: string }>("/listings", draft, key, true);
  return listingId;
}

const failureOf = (error: unknown): Failure =>
  error instanceof ApiProblem
    ? { says: error.message, passes: error.status === 0 || error.status === 429 || error.status >= 500 }
    : { says: "Something went wrong. Your draft isn’t saved.", passes: false };
