import {
  ArrowDownLeftIcon,
  ArrowLeftRightIcon,
  ArrowUpRightIcon,
  draw,
  FlagIcon,
  type IconProps,
  KeyIcon,
  LandmarkIcon,
  LockIcon,
  MessageCircleIcon,
  PackageIcon,
  SearchIcon,
  SendIcon,
  ShieldCheckIcon,
  SlidersHorizontalIcon,
  TagIcon,
  TriangleAlertIcon,
  UndoIcon,
} from "@/components/ui/icons";
import { dictionary } from "@/lib/kernel/input/dictionary";

const UsersIcon = draw(
  "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M22 21v-2a4 4 0 0 0-3-3.87M16 3.13a4 4 0 0 1 0 7.75M5 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
);
const PauseIcon = draw("M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M10 15V9M14 15V9");
const FileIcon = draw(
  "M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7ZM14 2v4a2 2 0 0 0 2 2h4M10 9H8M16 13H8M16 17H8",
);

/** The icon of each place of Admin, by its address. */
export const placeIcons = dictionary<(props: IconProps) => React.JSX.Element>({
  "/admin": draw(
    "M4 3h5a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM15 3h5a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM15 12h5a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM4 16h5a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1z",
  ),
  "/admin/queues/approvals": UsersIcon,
  "/admin/queues/disputes": draw(
    "m16 16 3-8 3 8c-.87.65-1.92 1-3 1s-2.13-.35-3-1ZM2 16l3-8 3 8c-.87.65-1.92 1-3 1s-2.13-.35-3-1ZM7 21h10M12 3v18M3 7h2c2 0 5-1 7-2 2 1 5 2 7 2h2",
  ),
  "/admin/queues/appeals": UndoIcon,
  "/admin/queues/listing": draw(
    "M9 2h6a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zM16 4h2a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h2m1 10 2 2 4-4",
  ),
  "/admin/queues/tax": draw(
    "M19 5 5 19M4 6.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M15 17.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
  ),
  "/admin/queues/support": MessageCircleIcon,
  "/admin/appeals": UndoIcon,
  "/admin/queues/payouts": ArrowUpRightIcon,
  "/admin/queues/deposits": ArrowDownLeftIcon,
  "/admin/queues/refunds": UndoIcon,
  "/admin/queues/chargebacks": LandmarkIcon,
  "/admin/payouts/pause": PauseIcon,
  "/admin/reconciliation": draw(
    "M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8M21 3v5h-5M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16M8 16H3v5",
  ),
  "/admin/ledger": draw(
    "M12 7v14M3 18a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h5a4 4 0 0 1 4 4 4 4 0 0 1 4-4h5a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-6a3 3 0 0 0-3 3 3 3 0 0 0-3-3z",
  ),
  "/admin/search": SearchIcon,
  "/admin/trades": ArrowLeftRightIcon,
  "/admin/listings": PackageIcon,
  "/admin/listings/rules": SlidersHorizontalIcon,
  "/admin/offers": TagIcon,
  "/admin/categories": draw("M21 12h-8M21 6H8M21 18h-8M3 6v4c0 1.1.9 2 2 2h3M3 10v6c0 1.1.9 2 2 2h3"),
  "/admin/support": draw("M3 3v16a2 2 0 0 0 2 2h16M18 17V9M13 17V5M8 17v-3"),
  "/admin/jobs": draw(
    "M4 2h16a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zM4 14h16a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2zM6 6h.01M6 18h.01",
  ),
  "/admin/deliveries": SendIcon,
  "/admin/outages": draw(
    "m19 5 3-3M2 22l3-3M6.3 20.3a2.4 2.4 0 0 0 3.4 0L12 18l-6-6-2.3 2.3a2.4 2.4 0 0 0 0 3.4ZM7.5 13.5 10 11M10.5 16.5 13 14M12 6l6 6 2.3-2.3a2.4 2.4 0 0 0 0-3.4l-2.6-2.6a2.4 2.4 0 0 0-3.4 0Z",
  ),
  "/admin/audit": FileIcon,
  "/admin/roles": ShieldCheckIcon,
  "/admin/permissions": LockIcon,
  "/admin/staff-passkeys": KeyIcon,
  "/admin/break-glass": TriangleAlertIcon,
  "/admin/support-templates": MessageCircleIcon,
  "/admin/banners": draw("m3 11 18-5v12L3 14v-3zM11.6 16.8a3 3 0 1 1-5.8-1.6"),
  "/admin/templates": draw("m5 8 6 6M4 14l6-6 2-3M2 5h12M7 2h1M22 22l-5-10-5 10M14 18h6"),
  "/admin/flags": FlagIcon,
  "/admin/settings": SlidersHorizontalIcon,
});
