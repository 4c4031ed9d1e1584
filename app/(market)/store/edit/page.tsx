import type { Metadata } from "next";
import { StoreForm } from "@/components/goods/store/store-form";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { ownStore } from "@/lib/catalog";
import { storePath } from "@/lib/catalog/address";
import { env } from "@/lib/kernel/env";
import { requireViewer } from "@/lib/web/session";
import { saveStore } from "./actions";

export const metadata: Metadata = { title: "Your store" };

export default async function EditStorePage() {
  const viewer = await requireViewer("/store/edit");
  const store = await ownStore(viewer);
  return (
    <div className="max-w-reading">
      <PageHeading
        title="Your store"
        lead={
          store ? "What buyers see on its page." : "A page with all that you sell, at an address of its own."
        }
        aside={
          <p className="flex flex-wrap gap-2">
            <ButtonLink href="/store/ways-to-send" kind="quiet" size="small">
              Ways to send
            </ButtonLink>
            {store && (
              <ButtonLink href={storePath(store.handle)} kind="quiet" size="small">
                View store
              </ButtonLink>
            )}
          </p>
        }
      />
      <StoreForm
        action={saveStore}
        saved={
          store && {
            name: store.name,
            about: store.about,
            policies: store.policies,
            onHoliday: store.onHoliday ? "yes" : "",
            backOn: store.backOn ?? "",
          }
        }
        place={`${new URL(env().APP_URL).host}/stores/`}
      />
    </div>
  );
}
