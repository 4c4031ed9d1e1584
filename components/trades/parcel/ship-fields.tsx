import type { ReactNode } from "react";
import { RadioTiles } from "@/components/form/radio-tiles";
import { TextField } from "@/components/form/text-field";
import { carrierNames } from "@/lib/trades/parcel/carriers";
import { type FormState, fieldOf } from "@/lib/web/form-state";

const ways = [
  { value: "carrier", label: "Carrier", detail: "With a tracking number" },
  { value: "rider", label: "My rider", detail: "On a bike or in a car" },
  { value: "waybill", label: "Waybill", detail: "At a motor park" },
];

/** How a parcel was sent: three ways, and the fields of the chosen one, which styles show without a script. */
export const ShipFields = ({ state }: { state: FormState }) => (
  <div className="group/way grid gap-4">
    <RadioTiles
      label="Sent with"
      tiles={ways}
      {...fieldOf(state, "by")}
      defaultValue={state.values["by"] ?? "carrier"}
    />
    <Group className="group-has-[[value=carrier]:checked]/way:grid">
      <TextField label="Carrier" list="carriers" autoComplete="off" {...fieldOf(state, "carrier")} />
      <datalist id="carriers">
        {carrierNames.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <TextField
        label="Tracking number"
        autoComplete="off"
        autoCapitalize="characters"
        {...fieldOf(state, "number")}
      />
    </Group>
    <Group className="group-has-[[value=rider]:checked]/way:grid">
      <TextField label="Rider’s name" autoComplete="off" {...fieldOf(state, "riderName")} />
      <TextField label="Rider’s phone" {...phone} {...fieldOf(state, "riderPhone")} />
    </Group>
    <Group className="group-has-[[value=waybill]:checked]/way:grid">
      <TextField label="Motor park" autoComplete="off" {...fieldOf(state, "park")} />
      <TextField label="Driver’s name" autoComplete="off" {...fieldOf(state, "driver")} />
      <TextField label="Driver’s phone" {...phone} {...fieldOf(state, "driverPhone")} />
      <TextField
        label="Plate number"
        autoComplete="off"
        autoCapitalize="characters"
        {...fieldOf(state, "plate")}
      />
    </Group>
  </div>
);

/** Not the seller’s own, which a browser would fill in. */
const phone = { type: "tel", inputMode: "tel", autoComplete: "off", maxLength: 24 } as const;

const Group = ({ className, children }: { className: string; children: ReactNode }) => (
  <div className={`hidden gap-4 sm:grid-cols-2 sm:items-start ${className}`}>{children}</div>
);
