import type { Metadata } from "next";
import Link from "next/link";
import { MainColumn, SideColumn } from "@/components/home/columns";
import { greetingAt } from "@/components/home/greeting";
import { readHome } from "@/components/home/read-home";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { formatWeekday } from "@/lib/kernel/time-format";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { firstName } from "@/lib/trades/naming";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const viewer = await requireViewer("/home");
  const home = await readHome(viewer);
  return (
    <>
      <RefreshOn
        realtime={browserSettings()}
        channel={userChannel(viewer.id)}
        events={["trades.changed", "wallet.changed", "listing.changed", "inbox.changed"]}
      />
      <div className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="text-[1.875rem] md:text-[2.25rem]">
          {greetingAt(home.now)}, <bdi>{firstName(viewer.name)}</bdi>
        </h1>
        <p className="text-muted">{formatWeekday(home.now)}</p>
        {home.sellsGoods && (
          <Link
            href="/sell/dashboard"
            prefetch={false}
            className="inline-flex min-h-8 items-center font-semibold text-primary-ink hover:underline sm:ml-auto"
          >
            Your sales
          </Link>
        )}
      </div>
      <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[1fr_22rem] lg:items-start">
        <MainColumn home={home} />
        <SideColumn home={home} />
      </div>
    </>
  );
}
