import { useEffect, useState } from "react";
import { KeyList } from "./key-list";
import { areLettersOn } from "./letters";
import { Palette } from "./palette";
import type { PlaceGroup } from "./places";
import { focusPart, goToDecision, moveToRow, openRow, pressKey } from "./rows";

export type KeyboardProps = { groups: PlaceGroup[] };

/** Listens to the keys of Admin, except while something is typed or a dialog is open, and shows what they open. */
export function Keyboard({ groups }: KeyboardProps) {
  const [shown, setShown] = useState<"palette" | "keys">();
  useEffect(() => {
    const acts: Record<string, () => void> = {
      "/": () => setShown("palette"),
      "?": () => setShown("keys"),
      j: () => moveToRow(1),
      k: () => moveToRow(-1),
      o: openRow,
      a: () => pressKey("a"),
      e: () => pressKey("e"),
      n: () => pressKey("n"),
      d: goToDecision,
      f: () => focusPart("f"),
      r: () => focusPart("r"),
    };
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || document.querySelector("dialog[open]")) return;
      const act = isPaletteChord(event) ? acts["/"] : isPlain(event) && areLettersOn() && acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    const open = (event: MouseEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (target.closest("[data-key-list]")) setShown("keys");
      if (target.closest("[data-palette]")) {
        event.preventDefault();
        setShown("palette");
      }
    };
    addEventListener("keydown", press);
    addEventListener("click", open);
    return () => {
      removeEventListener("keydown", press);
      removeEventListener("click", open);
    };
  }, []);
  const close = () => setShown(undefined);
  if (shown === "palette") return <Palette groups={groups} onClose={close} />;
  return shown === "keys" ? <KeyList onClose={close} /> : null;
}

const isPlain = ({ altKey, ctrlKey, metaKey }: KeyboardEvent) => !altKey && !ctrlKey && !metaKey;

const isPaletteChord = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) =>
  key.toLowerCase() === "k" && !altKey && ctrlKey !== metaKey;

const isTyping = ({ target, isComposing }: KeyboardEvent) =>
  isComposing ||
  (target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("input:not([type=radio], [type=checkbox]), textarea, select")));
