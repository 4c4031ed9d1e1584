import { useState } from "react";
import { SelectField } from "@/components/form/select-field";
import { buttonClass } from "@/components/ui/button-class";
import { stateOf, states } from "@/lib/geo/states";
import { type FormState, fieldOf } from "@/lib/web/form-state";
import { SHOW_AREAS } from "./words";

/** A state and one of its local government areas, which a script lists as soon as the state is chosen. */
export function PlaceFields({ state }: { state: FormState }) {
  const [chosen, setChosen] = useState<string>();
  const place = stateOf(chosen ?? state.values.state ?? "");
  return (
    <div className="grid gap-5 sm:grid-cols-2 sm:items-start">
      <SelectField
        label="State"
        placeholder="Choose a state"
        autoComplete="shipping address-level1"
        options={states.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(event) => setChosen(event.target.value)}
        {...fieldOf(state, "state")}
      />
      <SelectField
        label="Local government area"
        placeholder={place ? "Choose an area" : "Choose a state first"}
        options={(place?.lgas ?? []).map((name) => ({ value: name, label: name }))}
        {...fieldOf(state, "lga")}
      />
      <noscript>
        <button
          type="submit"
          name={SHOW_AREAS}
          value="yes"
          className={buttonClass({ kind: "quiet", size: "small" })}
        >
          Show areas of this state
        </button>
      </noscript>
    </div>
  );
}
