import { Field, inputClass } from "@/components/form/field";
import { TextField } from "@/components/form/text-field";
import { hoursLater } from "@/components/offers/lagos-time";
import { type FormState, fieldOf } from "@/lib/web/form-state";

/** Where and when a buyer fetches what they bought. */
export function MeetFields({ state, now }: { state: FormState; now: string }) {
  const { defaultValue, ...at } = fieldOf(state, "at");
  return (
    <>
      <Field label="Day and time" hint="Lagos time, within the next 7 days." {...at}>
        {(wiring) => (
          <input
            {...wiring}
            type="datetime-local"
            min={hoursLater(now, 0)}
            max={hoursLater(now, 24 * 7)}
            defaultValue={defaultValue}
            className={inputClass}
          />
        )}
      </Field>
      <TextField
        label="Place"
        maxLength={200}
        hint="Somewhere public, such as a bank or a filling station."
        autoComplete="off"
        {...fieldOf(state, "place")}
      />
    </>
  );
}
