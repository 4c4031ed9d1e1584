import { useState, useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * A text that outlives a detour to another page of this tab, such as funding the wallet. It stays in this browser: an
 * address would expose it in logs. Private browsing may forbid even that; then the text is as it was.
 */
export function useKeptText(name: string, initial: string) {
  const [typed, setText] = useState<string | null>(null);
  const kept = useSyncExternalStore(
    never,
    () => onStorage((storage) => storage.getItem(name)) ?? null,
    () => null,
  );
  const text = typed ?? kept ?? initial;
  const keep = () => onStorage((storage) => storage.setItem(name, text));
  return { text, setText, keep };
}

function onStorage<Answer>(use: (storage: Storage) => Answer): Answer | undefined {
  try {
    return use(window.sessionStorage);
  } catch {
    return undefined;
  }
}
