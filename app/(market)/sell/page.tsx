import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeading } from "@/components/shell/page-heading";
import { ChevronRightIcon, PackageIcon, SmartphoneIcon } from "@/components/ui/icons";

export const metadata: Metadata = { title: "What do you want to sell?" };

/** The way to the forms of all kinds. */
export default function SellPage() {
  return (
    <div className="max-w-reading">
      <PageHeading
        title="What do you want to sell?"
        lead="The buyer pays into escrow before you send anything."
      />
      <ul className="overflow-hidden rounded-box border border-line bg-surface shadow-card">
        <Choice
          href="/sell/goods"
          icon={<PackageIcon size={24} />}
          title="Goods"
          says="Phones, fashion, furniture, anything you can send or hand over. Start with a photo."
        />
        <Choice
          href="/offers/new"
          icon={<SmartphoneIcon size={24} />}
          title="Airtime"
          says="Credit that you don’t need, sent to the buyer’s number."
        />
      </ul>
      <p className="mt-4">
        <Link
          href="/sell/dashboard"
          prefetch={false}
          className="inline-flex min-h-8 items-center font-semibold text-primary-ink hover:underline"
        >
          Your sales: what to do, stock and payouts
        </Link>
      </p>
      <p className="mt-2 text-sm text-muted">Crypto is coming soon.</p>
    </div>
  );
}

const Choice = ({
  href,
  icon,
  title,
  says,
}: {
  href: string;
  icon: ReactNode;
  title: string;
  says: string;
}) => (
  <li className="border-line not-first:border-t">
    <Link href={href} prefetch={false} className="flex items-center gap-4 p-5 hover:bg-ground">
      <span className="grid size-12 shrink-0 place-items-center rounded-inset bg-primary-soft text-primary-ink">
        {icon}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-display text-lg font-semibold">{title}</span>
        <span className="block text-muted">{says}</span>
      </span>
      <ChevronRightIcon className="text-muted" />
    </Link>
  </li>
);
