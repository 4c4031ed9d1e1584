import { useState } from "react";
import { areLettersOn, switchLetters } from "./letters";
import { Panel } from "./panel";
import { keyClass } from "./place-list";

const keys = [
  { keys: ["/", "Ctrl K", "⌘ K"], says: "Search, or go to a page" },
  { keys: ["j"], says: "Next row" },
  { keys: ["k"], says: "Previous row" },
  { keys: ["o", "Enter"], says: "Open the row" },
  { keys: ["e"], says: "Claim the case" },
  { keys: ["n"], says: "Write a note" },
  { keys: ["d"], says: "Go to the decision" },
  { keys: ["f"], says: "Go to the findings" },
  { keys: ["r"], says: "Go to the rules cited, or reject the listing" },
  { keys: ["a"], says: "Approve the listing" },
  { keys: ["Ctrl Enter", "⌘ Enter"], says: "Send the decision" },
  { keys: ["?"], says: "Show this list" },
];

/** The keys of Admin. */
export const KeyList = ({ onClose }: { onClose: () => void }) => (
  <Panel label="Keyboard shortcuts" onClose={onClose}>
    <h2 className="border-b border-line px-4 py-3 text-base">Keyboard shortcuts</h2>
    <dl className="grid gap-2 p-4">
      {keys.map((one) => (
        <div key={one.says} className="flex items-center justify-between gap-4">
          <dt>{one.says}</dt>
          <dd className="flex gap-1.5">
            {one.keys.map((key) => (
              <kbd key={key} className={keyClass}>
                {key}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
    <Letters />
    <form method="dialog" className="border-t border-line p-2 text-right">
      <button
        type="submit"
        className="min-h-9 cursor-pointer rounded-field px-3 font-semibold hover:bg-ground"
      >
        Close
      </button>
    </form>
  </Panel>
);

/** Keys of one letter can be in the way of speech input and of those who press keys by accident, so they can be switched off. */
function Letters() {
  const [on, setOn] = useState(areLettersOn);
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 border-t border-line px-4 py-2">
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => {
          switchLetters(target.checked);
          setOn(target.checked);
        }}
        className="size-5 shrink-0 accent-primary"
      />
      <span>
        Keys of a single character work
        <span className="block text-muted">In this browser. Ctrl K and ⌘ K always do.</span>
      </span>
    </label>
  );
}
