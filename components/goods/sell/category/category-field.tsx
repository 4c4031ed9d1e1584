import { SelectField } from "@/components/form/select-field";
import type { CategoryView } from "@/lib/catalog/schema";
import { type FieldsProps, wired } from "../listing-form";
import { useAlive } from "../use-alive";
import type { Named } from "./use-category";

type CategoryFieldProps = FieldsProps & {
  tree: readonly CategoryView[];
  guesses: readonly Named[];
  /** Empty until it is chosen. */
  chosen: string;
  /** The guesses come from the title, and not from what was sold before. */
  isFromTitle: boolean;
};

/** The leaf that a listing is of: guessed from its title, and confirmed by a tap. */
export function CategoryField({ tree, guesses, chosen, isFromTitle, ...props }: CategoryFieldProps) {
  const isAlive = useAlive();
  const choose = (slug: string) =>
    props.form.setValue("category", slug, { shouldDirty: true, shouldTouch: true });
  const groups = tree.map(({ name, children }) => ({
    label: name,
    options: children.filter(({ isLeaf }) => isLeaf).map((leaf) => ({ value: leaf.slug, label: leaf.name })),
  }));
  const second = wired(props, "secondCategory");
  return (
    <div className="grid gap-2">
      <SelectField
        label="Category"
        placeholder="Choose a category"
        options={[]}
        groups={groups}
        {...wired(props, "category")}
      />
      {isAlive && chosen === "" && guesses.length > 0 && (
        <fieldset aria-label="Suggested categories" className="flex flex-wrap items-center gap-2">
          <span className="text-sm text-muted">
            {isFromTitle ? "Guessed, tap to confirm:" : "You last sold in:"}
          </span>
          {guesses.map(({ slug, name }) => (
            <button
              key={slug}
              type="button"
              onClick={() => choose(slug)}
              className="min-h-11 rounded-full border border-primary-ink bg-primary-soft px-4 text-[0.9375rem] font-semibold text-primary-ink"
            >
              {name}
            </button>
          ))}
        </fieldset>
      )}
      <details open={Boolean(second.defaultValue || second.error) || undefined}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-primary-ink">
          Add a second category
        </summary>
        <SelectField
          label="Second category"
          required={false}
          placeholder="None"
          hint="Buyers find it there too. Its details are asked by the first."
          options={[]}
          groups={groups}
          {...second}
        />
      </details>
    </div>
  );
}
