import { buttonClass } from "@/components/ui/button-class";
import type { DeliverySearch } from "@/lib/notifications";
import { noticeKeys } from "@/lib/notifications/kinds";
import { deliveryStates } from "@/lib/notifications/log/search";
import { channelNames, stateLooks } from "./words";

const field = "h-12 w-full border-edge bg-raised text-base shadow-none";

/** Narrows the log. A plain GET form, so that the query is in the URL. */
export const SearchFields = ({ search }: { search: DeliverySearch }) => (
  <form
    method="get"
    action="/admin/deliveries"
    className="mb-4 grid grid-cols-2 gap-2 md:grid-cols-[1fr_1fr_1fr_1fr_1fr_auto]"
  >
    <input
      name="person"
      defaultValue={search.person ?? ""}
      aria-label="Person (ID)"
      placeholder="Person (ID)"
      autoComplete="off"
      className={`input ${field}`}
    />
    <Choice name="key" label="Any kind" chosen={search.key} options={noticeKeys.map((key) => [key, key])} />
    <Choice
      name="channel"
      label="Any channel"
      chosen={search.channel}
      options={Object.entries(channelNames)}
    />
    <Choice
      name="state"
      label="Any state"
      chosen={search.state}
      options={deliveryStates.map((state) => [state, stateLooks[state].label])}
    />
    <input
      type="date"
      name="day"
      defaultValue={search.day ?? ""}
      aria-label="Day"
      className={`input ${field}`}
    />
    <button type="submit" className={buttonClass({ kind: "quiet" })}>
      Filter
    </button>
  </form>
);

type ChoiceProps = {
  name: string;
  label: string;
  chosen: string | undefined;
  options: readonly (readonly [string, string])[];
};

const Choice = ({ name, label, chosen, options }: ChoiceProps) => (
  <select name={name} defaultValue={chosen ?? ""} aria-label={label} className={`select ${field}`}>
    <option value="">{label}</option>
    {options.map(([value, words]) => (
      <option key={value} value={value}>
        {words}
      </option>
    ))}
  </select>
);
