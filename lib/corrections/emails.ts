import "server-only";
import type { Email } from "@/lib/identity";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { naira } from "@/lib/money/format";
import { type CaseKind, caseKinds, type Direction, type Finding, findings } from "./kinds";

interface Made {
  direction: Direction;
  amountMinor: bigint;
  caseKind: CaseKind;
  finding: Finding;
  says: string;
}

/** What was put right, why, and how to object. */
async function made({ correctionId }: { correctionId: string }): Promise<Email | undefined> {
  const correction = await queryOne<Made>(sql`
    select direction, amount_minor, case_kind, finding, says from correction where id = ${correctionId}::uuid`);
  if (!correction) return undefined;
  const { direction, amountMinor, caseKind, finding, says } = correction;
  const amount = naira(amountMinor);
  const heading =
    direction === "in" ? `We added ${amount} to your wallet` : `We took ${amount} from your wallet`;
  return {
    subject: heading,
    heading,
    button: { label: "View statement", url: new URL("/wallet/statement", env().APP_URL).href },
    paragraphs: [
      `It’s about a ${caseKinds[caseKind].toLowerCase()} of yours. ${findings[finding]} ${says}`,
      "Two people on our team decided this. If you think it’s wrong, write to support in Amana and tell us why. A colleague who wasn’t part of it will look at it.",
    ],
  };
}

/** Emails to the owner of a corrected wallet. */
export const correctionEmails = { made };
