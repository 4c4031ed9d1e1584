"use client";
import { ActionForm } from "@/components/form/action-form";
import { type Option, SelectField } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, type FormState, fieldOf } from "@/lib/web/form-state";

type CategoryFormProps = {
  action: FormAction;
  initial: FormState;
  /** Open categories of the first level. Absent where it cannot be moved. */
  parents?: Option[];
  /** Of a new one: the leaves whose details it can begin with. */
  leaves?: Option[];
  /** The address of the one that is changed. */
  slug?: string;
};

/** What is said of a category, and where it stands; with its address, where it is new. */
export const CategoryForm = ({ action, initial, parents, leaves, slug }: CategoryFormProps) => (
  <ActionForm
    action={action}
    initial={initial}
    about={slug ? { slug } : {}}
    className="grid gap-4 lg:grid-cols-2"
  >
    {(state) => (
      <>
        <TextField label="Name" maxLength={60} {...fieldOf(state, "name")} />
        {!slug && (
          <TextField
            label="Address"
            maxLength={60}
            hint="Small letters and hyphens, such as solar-lamps. It never changes."
            {...fieldOf(state, "slug")}
          />
        )}
        {parents && (
          <SelectField
            label="Belongs to"
            required={false}
            options={[{ value: "", label: "The first level" }, ...parents]}
            {...fieldOf(state, "parent")}
          />
        )}
        {leaves && (
          <SelectField
            label="Asks what another one asks"
            required={false}
            options={[{ value: "", label: "Nothing: it’s of the first level" }, ...leaves]}
            hint="Change it on its own page."
            {...fieldOf(state, "like")}
          />
        )}
        <TextField
          label="Place"
          inputMode="numeric"
          hint="The smallest number stands first."
          {...fieldOf(state, "position")}
        />
        <div className="lg:col-span-2">
          <TextField label="What belongs here" maxLength={300} {...fieldOf(state, "describes")} />
        </div>
        <div className="lg:col-span-2">
          <TextArea
            label="Words of its titles"
            required={false}
            rows={2}
            hint="Parted by commas: brands, models, Pidgin. A title with one of them is taken to be of it."
            {...fieldOf(state, "words")}
          />
        </div>
        <SubmitButton kind="quiet" pendingLabel="Saving" className="sm:justify-self-start">
          {slug ? "Save" : "Add category"}
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
