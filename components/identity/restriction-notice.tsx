import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { type Restriction, titleOf } from "@/lib/identity/restrictions/restrictions";
import { supportLink } from "@/lib/support/subjects";

/** A restriction with its end and reason. `rest` explains what is still allowed. */
export const RestrictionNotice = ({ restriction, rest }: { restriction: Restriction; rest?: string }) => (
  <Notice tone="wait" title={titleOf(restriction)}>
    {[restriction.reason, rest, "Your money is safe and still yours."].filter(Boolean).join(" ")}{" "}
    <Link href={supportLink("account")} className="font-semibold underline underline-offset-2">
      Write to support
    </Link>
  </Notice>
);
