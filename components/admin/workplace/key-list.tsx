import { Panel } from "./panel";
import { keyClass } from "./place-list";

const keys = [
  { keys: ["/", "Ctrl K", "⌘ K"], says: "Search, or go to a page" },
  { keys: ["j"], says: "Next row" },
  { keys: ["k"], says: "Previous row" },
  { keys: ["o"], says: "Open the row" },
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
