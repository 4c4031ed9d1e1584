import type { FormState } from "@/lib/web/form-state";
import type { Cell, FamilyRow } from "./family-rows";

const columns = [
  ["PUSH", "Push"],
  ["MAIL", "Email"],
  ["TEXT", "Text"],
] as const;

type FamilyTableProps = { rows: FamilyRow[]; state: FormState };

/** What a person is notified of, by channel: a box each. */
export const FamilyTable = ({ rows, state }: FamilyTableProps) => (
  <table className="w-full">
    <thead>
      <tr className="text-sm text-muted">
        <th scope="col" className="pb-2 text-left font-semibold">
          About
        </th>
        {columns.map(([channel, name]) => (
          <th key={channel} scope="col" className="w-14 pb-2 font-semibold sm:w-20">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ family, name, note, cells }) => (
        <tr key={family} className="border-t border-line align-top">
          <th scope="row" className="py-3 pr-2 text-left font-medium">
            {name}
            {note && (
              <span id={`note-${family}`} className="block text-sm font-normal text-muted">
                {note}
              </span>
            )}
          </th>
          {columns.map(([channel]) => (
            <td key={channel} className="py-1 text-center">
              <Box cell={cells[channel]} note={note && `note-${family}`} state={state} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

function Box({ cell, note, state }: { cell: Cell; note: string; state: FormState }) {
  if (!cell)
    return (
      <span className="grid size-11 place-items-center justify-self-center text-muted max-sm:mx-auto sm:mx-auto">
        <span aria-hidden>–</span>
        <span className="sr-only">Never</span>
      </span>
    );
  const { box, label, isAlways, isOn } = cell;
  const isTicked = wasSent(state) && !isAlways ? state.values[box] === "yes" : isOn;
  return (
    <label className="mx-auto grid size-11 cursor-pointer place-items-center has-[:disabled]:cursor-not-allowed">
      <input
        // React would reset it to its first default.
        key={String(isTicked)}
        type="checkbox"
        name={box}
        value="yes"
        aria-label={label}
        aria-describedby={note || undefined}
        defaultChecked={isTicked}
        disabled={isAlways}
        className="size-5 accent-primary disabled:opacity-60"
      />
    </label>
  );
}

/** A form that came back holds what was chosen; a box that is not ticked is not sent. */
export const wasSent = ({ values }: FormState): boolean => values.boxes !== undefined;
