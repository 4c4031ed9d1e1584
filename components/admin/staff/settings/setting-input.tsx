import type { FieldProps } from "@/components/form/field";
import { MoneyField } from "@/components/form/money-field";
import { SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { SettingField } from "@/lib/staff/settings/forms";

type SettingInputProps = Pick<FieldProps, "name" | "defaultValue" | "error"> & { field: SettingField };

const suffixes = { percent: " (%)", days: " (days)", hours: " (hours)" } as const;

/** The control for one thing that can be set, by its unit. */
export function SettingInput({
  field: { label, unit, choices = [], optional = false },
  ...input
}: SettingInputProps) {
  const shared = { ...input, required: !optional };
  if (unit === "naira") return <MoneyField label={label} {...shared} />;
  if (unit === "choice")
    return <SelectField label={label} options={[...choices]} placeholder="Any" {...shared} />;
  if (unit === "moment") return <TextField label={label} type="datetime-local" {...shared} />;
  if (unit === "day") return <TextField label={label} type="date" {...shared} />;
  if (unit === "words")
    return <TextArea label={label} rows={3} maxLength={4000} hint="Parted by commas." {...shared} />;
  if (unit === "points")
    return <TextField label={`${label} (points)`} inputMode="numeric" autoComplete="off" {...shared} />;
  if (unit === "text") return <TextField label={label} autoComplete="off" maxLength={200} {...shared} />;
  return <TextField label={`${label}${suffixes[unit]}`} inputMode="decimal" autoComplete="off" {...shared} />;
}
