import type { Metadata } from "next";
import Link from "next/link";
import { ForgotForm } from "@/components/identity/forgot-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { mailMeAReset } from "./actions";

export const metadata: Metadata = {
  title: "Forgot your password?",
  description: "Get a link by email to choose a new password for your Amana account.",
};

export default function ForgotPage() {
  return (
    <>
      <PageHeading
        title="Forgot your password?"
        lead="Forgot your password, or locked out? We’ll email you a link to choose a new one."
      />
      <Card className="p-5 sm:p-6">
        <ForgotForm action={mailMeAReset} />
      </Card>
      <p className="mt-5 text-center text-muted">
        Never verified your email address?{" "}
        <Link href="/sign-up" className="font-semibold text-primary-ink underline">
          Recover your account
        </Link>
      </p>
    </>
  );
}
