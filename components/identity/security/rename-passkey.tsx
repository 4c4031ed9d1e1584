"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { buttonClass } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";

const look = "mt-3 flex flex-col items-start gap-3 rounded-inset bg-ground p-4";

export const RenamePasskey = ({ action, id, name }: { action: FormAction; id: string; name: string }) => (
  <details className="open:basis-full">
    <summary className={`${buttonClass({ kind: "quiet", size: "small" })} list-none`}>Rename</summary>
    <ActionForm action={action} about={{ id }} className={look}>
      {({ values, fieldErrors }) => (
        <>
          <TextField
            label="Name"
            name="name"
            maxLength={60}
            defaultValue={values.name ?? name}
            error={fieldErrors.name}
          />
          <SubmitButton size="small" pendingLabel="Renaming">
            Save name
          </SubmitButton>
        </>
      )}
    </ActionForm>
  </details>
);
