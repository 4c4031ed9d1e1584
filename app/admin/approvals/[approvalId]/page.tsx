import type { Metadata } from "next";
import { agree, decline, veto, withdraw } from "./actions";
import { ApprovalCase } from "./approval-case";

export const metadata: Metadata = { title: "Approval" };

export default async function ApprovalPage({ params }: { params: Promise<{ approvalId: string }> }) {
  return <ApprovalCase {...(await params)} actions={{ agree, decline, veto, withdraw }} />;
}
