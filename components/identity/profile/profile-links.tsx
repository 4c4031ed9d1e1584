"use client";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Links } from "@/lib/identity/profile/contact-details";
import type { FormAction } from "@/lib/web/form-state";

/** The networks and their names. */
const fields = { instagram: "Instagram", facebook: "Facebook", tiktok: "TikTok", x: "X" } as const;

/** Names on social networks, which are public. */
export const ProfileLinks = ({ links, action }: { links: Links; action: FormAction }) => (
  <ActionForm action={action}>
    {(state) => (
      <>
        {state.done && (
          <output className="block">
            <Notice tone="ok">Saved.</Notice>
          </output>
        )}
        <p className="text-sm text-muted">
          Everyone can see these on your profile. Enter your name there, or the link to your profile.
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          {(["instagram", "facebook", "tiktok", "x"] as const).map((site) => (
            <TextField
              key={`${site} ${links[site]}`}
              label={fields[site]}
              name={site}
              required={false}
              maxLength={200}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={state.values[site] ?? links[site] ?? ""}
              error={state.fieldErrors[site]}
            />
          ))}
        </div>
        <SubmitButton kind="quiet" size="small" pendingLabel="Saving" className="sm:justify-self-start">
          Save profiles
        </SubmitButton>
      </>
    )}
  </ActionForm>
);
