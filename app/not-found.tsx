import type { Metadata } from "next";
import { Logo } from "@/components/shell/logo";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col px-4 py-3">
      <Logo />
      <div className="my-auto">
        <EmptyState
          heading="h1"
          title="There is nothing here for you"
          action={<ButtonLink href="/offers">See the offers</ButtonLink>}
        >
          The address may be mistyped, or it belongs to somebody else’s trade. Your money is where it was.
        </EmptyState>
      </div>
    </main>
  );
}
