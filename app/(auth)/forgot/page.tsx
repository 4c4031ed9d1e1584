import type { Metadata } from "next";
import Link from "next/link";
import { ForgotForm } from "@/components/identity/forgot-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { mailMeAReset } from "./actions";

export const metadata: Metadata = {
  title: "Forgot your password?",
  description: "Have a link mailed to you, and choose a new password for your Amana account.",
};

export default function ForgotPage() {
  return (
    <>
      <PageHeading
        title="Forgot your password?"
        lead="Or is your account locked? Have a link mailed to you, and choose a new password."
      />
      <Card className="p-5 sm:p-6">
        <ForgotForm action={mailMeAReset} />
      </Card>
      <p className="mt-5 text-center text-muted">
        Never proved your address?{" "}
        <Link href="/sign-up" className="font-semibold text-primary-ink underline">
          Open your account again
        </Link>
      </p>
    </>
  );
}
