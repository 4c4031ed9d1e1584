"use server";
import { endBanner, publishBanner } from "@/lib/settings/banners/procedures";
import { PublishBannerForm } from "@/lib/settings/banners/schema";
import { formAction } from "@/lib/web/form-action";

/** Publishes a banner. */
export const publish = formAction(publishBanner, {
  form: PublishBannerForm,
  leadsTo: () => "/admin/banners?published",
});

/** Ends a banner before its time. */
export const end = formAction(endBanner, { leadsTo: () => "/admin/banners" });
