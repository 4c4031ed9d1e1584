import { buttonClass } from "@/components/ui/button-class";
import { TitledCard } from "@/components/ui/card";
import { ValueLines } from "./value-lines";

type AsOfProps = {
  action: string;
  day: string;
  latest: string;
  /** The value in words; undefined before there was any. */
  lines: string[] | undefined;
};

/** What a setting was at the end of a day. A plain GET form, so that the day is in the URL. */
export const AsOf = ({ action, day, latest, lines }: AsOfProps) => (
  <TitledCard title="On a day">
    <form method="get" action={action} className="mb-3 flex gap-2">
      <input
        type="date"
        name="on"
        defaultValue={day}
        max={latest}
        required
        aria-label="Day"
        className="input h-12 min-w-0 flex-1 border-edge bg-raised text-base shadow-none"
      />
      <button type="submit" className={buttonClass({ kind: "quiet" })}>
        Show
      </button>
    </form>
    {lines ? <ValueLines lines={lines} /> : <p className="text-muted">There was no value then.</p>}
  </TitledCard>
);
