import type { ReactNode } from "react";
import {
  BadgeCheckIcon,
  BellIcon,
  DownloadIcon,
  type IconProps,
  LandmarkIcon,
  MessageCircleIcon,
  MonitorIcon,
  SearchIcon,
  ShieldCheckIcon,
  TagIcon,
  TruckIcon,
  UserIcon,
} from "@/components/ui/icons";

interface Place {
  href: string;
  label: string;
  /** What is there. */
  says: string;
  Icon: (props: IconProps) => ReactNode;
}

/** The places of an account, in their order. */
export const places: readonly Place[] = [
  {
    href: "/settings/profile",
    label: "Profile",
    says: "Picture, bio, social profiles, address",
    Icon: UserIcon,
  },
  {
    href: "/settings/verification",
    label: "Verification",
    says: "Your level and what it allows",
    Icon: BadgeCheckIcon,
  },
  {
    href: "/settings/security",
    label: "Security",
    says: "Password, sign-in, devices, phone number",
    Icon: ShieldCheckIcon,
  },
  {
    href: "/settings/bank-accounts",
    label: "Bank accounts",
    says: "Where you withdraw to",
    Icon: LandmarkIcon,
  },
  {
    href: "/settings/addresses",
    label: "Addresses",
    says: "Where sellers send what you buy",
    Icon: TruckIcon,
  },
  {
    href: "/settings/tax",
    label: "VAT",
    says: "Your tax number, if you’re registered",
    Icon: TagIcon,
  },
  {
    href: "/settings/notifications",
    label: "Notifications",
    says: "What reaches you, how and when",
    Icon: BellIcon,
  },
  { href: "/settings/appearance", label: "Appearance", says: "Light or dark", Icon: MonitorIcon },
  {
    href: "/settings/who-looked",
    label: "Who looked at me",
    says: "Which of our staff opened your account",
    Icon: SearchIcon,
  },
  { href: "/support", label: "Support", says: "Your conversations with us", Icon: MessageCircleIcon },
  {
    href: "/settings/data",
    label: "Your data",
    says: "Download it, or close your account",
    Icon: DownloadIcon,
  },
];
