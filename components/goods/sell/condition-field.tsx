import { type Condition, conditionWords } from "@/lib/catalog/category-schema";
import type { Leaf } from "@/lib/catalog/complete";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { chosenOf, type FieldsProps } from "./listing-form";
import { Pills } from "./pills";
import { useTyped } from "./use-typed";

const known = dictionary(conditionWords);
const usual: readonly Condition[] = ["NEW", "LIKE_NEW", "GOOD", "FAIR", "FOR_PARTS"];

/** The conditions that the category knows, each with what it means there. */
export function ConditionField({ leaf, ...props }: FieldsProps & { leaf: Leaf | null }) {
  const chosen = useTyped(props, "condition");
  const means = leaf?.schema.conditionMeans?.[chosen as Condition] ?? known[chosen]?.means;
  return (
    <Pills
      legend="Condition"
      pills={(leaf?.schema.conditions ?? usual).map((value) => ({
        value,
        label: conditionWords[value].says,
      }))}
      hint={means && <span aria-live="polite">{means}</span>}
      {...chosenOf(props, "condition")}
    />
  );
}
