import { Notice } from "@/components/ui/notice";
import { type Restriction, titleOf } from "@/lib/identity/restrictions/restrictions";

/** A restriction with its end and reason. `rest` explains what is still allowed. */
export const RestrictionNotice = ({ restriction, rest }: { restriction: Restriction; rest?: string }) => (
  <Notice tone="wait" title={titleOf(restriction)}>
    {[restriction.reason, rest, "Your money is safe and still yours."].filter(Boolean).join(" ")}
  </Notice>
);
