import { mayTryRules } from "@/lib/catalog";
import { mayReadSettings } from "@/lib/kernel/approvals/setting-acts";
import type { Actor } from "@/lib/kernel/command";
import { mayRead } from "@/lib/kernel/permissions";
import type { Queue, QueueCounts } from "@/lib/staff";

/** A page of Admin, as its navigation lists it. */
export interface Place {
  href: string;
  label: string;
  /** How many wait there, where it is a queue. */
  waiting?: number | undefined;
  /** How many of them are late. */
  late?: number | undefined;
  /** The key that searches there from anywhere in Admin. */
  keyHint?: string | undefined;
}

export interface PlaceGroup {
  title: string;
  places: Place[];
}

interface PlaceRule extends Place {
  /** Who sees it; a queue is seen by those who have its count, and any other place by all staff. */
  isOpenTo?: (by: Actor) => boolean;
  queue?: Queue;
}

const groups: { title: string; places: PlaceRule[] }[] = [
  {
    title: "Work",
    places: [
      { href: "/admin", label: "Overview" },
      { href: "/admin/queues/approvals", label: "Approvals", queue: "approvals" },
      { href: "/admin/queues/disputes", label: "Disputes", queue: "disputes" },
      { href: "/admin/queues/appeals", label: "Appeals of rulings", queue: "appeals" },
      { href: "/admin/queues/listing", label: "Listings to review", queue: "listing" },
      { href: "/admin/queues/tax", label: "Tax numbers", queue: "tax" },
      { href: "/admin/queues/support", label: "Support", queue: "support" },
      { href: "/admin/appeals", label: "Appeals of blocks", queue: "blockAppeals" },
    ],
  },
  {
    title: "Money",
    places: [
      { href: "/admin/queues/payouts", label: "Payouts", queue: "payouts" },
      { href: "/admin/queues/deposits", label: "Deposits", queue: "deposits" },
      { href: "/admin/queues/refunds", label: "Refunds", queue: "refunds" },
      { href: "/admin/queues/chargebacks", label: "Chargebacks", queue: "chargebacks" },
      {
        href: "/admin/payouts/pause",
        label: "Pause payouts",
        isOpenTo: (by) => mayRead(by, "payouts.pause"),
      },
      {
        href: "/admin/reconciliation",
        label: "Reconciliation",
        isOpenTo: (by) => mayRead(by, "reconciliation.read"),
      },
      { href: "/admin/ledger", label: "Ledger", isOpenTo: (by) => mayRead(by, "ledger.read") },
    ],
  },
  {
    title: "Market",
    places: [
      {
        href: "/admin/search",
        label: "Search",
        keyHint: "/",
        isOpenTo: (by) => mayRead(by, "person.search"),
      },
      { href: "/admin/trades", label: "Trades", isOpenTo: (by) => mayRead(by, "trade.read") },
      { href: "/admin/listings", label: "Listings", isOpenTo: (by) => mayRead(by, "offer.moderate") },
      { href: "/admin/listings/rules", label: "Rules of risk", isOpenTo: mayTryRules },
      { href: "/admin/offers", label: "Offers", isOpenTo: (by) => mayRead(by, "offer.extend") },
      {
        href: "/admin/categories",
        label: "Categories",
        isOpenTo: (by) => mayRead(by, "category.change"),
      },
      { href: "/admin/support", label: "How support does", isOpenTo: (by) => mayRead(by, "support.answer") },
    ],
  },
  {
    title: "System",
    places: [
      { href: "/admin/jobs", label: "Jobs", queue: "jobs" },
      {
        href: "/admin/deliveries",
        label: "Notices sent",
        isOpenTo: (by) => mayRead(by, "delivery.read"),
      },
      { href: "/admin/outages", label: "Outages", isOpenTo: (by) => mayRead(by, "outage.mark") },
      { href: "/admin/audit", label: "Audit" },
      { href: "/admin/roles", label: "Roles", isOpenTo: (by) => mayRead(by, "role.grant") },
      { href: "/admin/permissions", label: "Permissions" },
      { href: "/admin/staff-passkeys", label: "Staff passkeys" },
      { href: "/admin/break-glass", label: "Emergencies" },
      {
        href: "/admin/support-templates",
        label: "Prepared answers",
        isOpenTo: (by) => mayRead(by, "support.template"),
      },
      { href: "/admin/banners", label: "Banners", isOpenTo: (by) => mayRead(by, "banner.publish") },
      {
        href: "/admin/templates",
        label: "Words of notices",
        isOpenTo: (by) => mayRead(by, "template.publish"),
      },
      { href: "/admin/flags", label: "Feature flags", isOpenTo: (by) => mayRead(by, "flag.kill") },
      { href: "/admin/settings", label: "Settings", isOpenTo: mayReadSettings },
    ],
  },
];

/** The places that the viewer may open, in their groups; a group without any is left out. */
export const placesFor = (by: Actor, counts: QueueCounts): PlaceGroup[] =>
  groups
    .map(({ title, places }) => ({
      title,
      places: places
        .filter(({ queue, isOpenTo }) => (queue ? counts[queue] !== undefined : (isOpenTo?.(by) ?? true)))
        .map(({ href, label, keyHint, queue }) => ({
          href,
          label,
          keyHint,
          waiting: queue && counts[queue]?.waiting,
          late: queue && counts[queue]?.late,
        })),
    }))
    .filter(({ places }) => places.length > 0);
