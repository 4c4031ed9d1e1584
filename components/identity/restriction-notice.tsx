import { Notice } from "@/components/ui/notice";
import { type Restriction, titleOf } from "@/lib/identity/restrictions/restrictions";

/** What a person may not do now, until when and why. `rest` says what they still can. */
export const RestrictionNotice = ({ restriction, rest }: { restriction: Restriction; rest?: string }) => (
  <Notice tone="wait" title={titleOf(restriction)}>
    {[restriction.reason, rest, "Your money is safe and still yours."].filter(Boolean).join(" ")}
  </Notice>
);
