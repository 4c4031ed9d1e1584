import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import type { AttributeSchema } from "@/lib/catalog/category-schema";
import { chosenOf, type FieldsProps, wired } from "./listing-form";
import { Pills } from "./pills";

/** So many choices are in view at once; more are a list. */
const IN_VIEW = 6;

const yesOrNo = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

/** What the category asks: each detail as its type is. */
export const DetailFields = ({ asked, ...props }: FieldsProps & { asked: readonly AttributeSchema[] }) => (
  <>
    {asked.map((one) => (
      <DetailField key={one.key} asked={one} {...props} />
    ))}
  </>
);

function DetailField({ asked, ...props }: FieldsProps & { asked: AttributeSchema }) {
  const name = `a.${asked.key}` as const;
  const { label, hint, required = false } = asked;
  const legend = (
    <>
      {label}
      {!required && <span className="font-normal text-muted"> (optional)</span>}
    </>
  );
  const said = asked.private ? `${hint ? `${hint} ` : ""}Buyers don’t see it.` : hint;
  switch (asked.type) {
    case "choice":
      if (asked.choices.length <= IN_VIEW)
        return <Pills legend={legend} pills={asked.choices} hint={said} {...chosenOf(props, name)} />;
      return (
        <SelectField
          label={label}
          required={required}
          placeholder={required ? "Choose" : "Not said"}
          options={asked.choices}
          hint={said}
          {...wired(props, name)}
        />
      );
    case "choices":
      return <Pills legend={legend} pills={asked.choices} isMany hint={said} {...chosenOf(props, name)} />;
    case "flag":
      return <Pills legend={legend} pills={yesOrNo} hint={said} {...chosenOf(props, name)} />;
    case "number":
      return (
        <TextField
          label={asked.unit ? `${label}, ${asked.unit}` : label}
          required={required}
          inputMode={Number.isInteger(asked.step) ? "numeric" : "decimal"}
          autoComplete="off"
          maxLength={16}
          hint={said ?? `${String(asked.min)} to ${String(asked.max)}`}
          {...wired(props, name)}
        />
      );
    case "date":
      return (
        <TextField
          label={label}
          required={required}
          type="date"
          min={asked.earliest}
          hint={said}
          {...wired(props, name)}
        />
      );
    default:
      return (
        <TextField
          label={label}
          required={required}
          autoComplete="off"
          maxLength={asked.maxLength}
          hint={said}
          {...wired(props, name)}
        />
      );
  }
}
