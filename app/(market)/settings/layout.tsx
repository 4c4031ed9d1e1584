import Link from "next/link";
import type { ReactNode } from "react";
import { leave } from "@/app/(auth)/actions";
import { AccountNav } from "@/components/identity/account/account-nav";
import { ChevronLeftIcon } from "@/components/ui/icons";
import { getViewer } from "@/lib/web/session";

/** The account's places: beside each other on wide screens, on a phone each by itself with a way back. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  // Each page sends strangers to sign in.
  if (!viewer) return children;
  const isStaff = viewer.roles.length > 0 || viewer.staffNeeds !== null;
  return (
    <div className="group/account grid gap-x-12 gap-y-5 lg:grid-cols-[14rem_minmax(0,42rem)] lg:items-start">
      <AccountNav isStaff={isStaff} leave={leave} />
      <div className="min-w-0">
        <Link
          href="/settings"
          prefetch={false}
          className="-ml-1.5 mb-1 inline-flex min-h-11 items-center gap-1 pr-3 font-semibold text-primary-ink group-has-[[data-overview]]/account:hidden lg:hidden"
        >
          <ChevronLeftIcon size={18} /> Account
        </Link>
        {children}
      </div>
    </div>
  );
}
