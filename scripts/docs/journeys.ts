import { existsSync } from "node:fs";
import { inCheckout } from "../setup/paths.mjs";
import { textOf } from "./text-of";
import { type Entry, usedFiles } from "./used-files";

interface Journey {
  name: string;
  says: string;
  /** Where it starts, each read for itself: a form, an action, a route. */
  starts: string[];
  /** Where code takes it up: an operation, a job. What these exports run is followed. */
  entries: Entry[];
  /** Further slices whose decisions become part of its plan. */
  through?: string[];
  /** What reacts to its events once they are committed. */
  after: string[];
}

const journeys: Journey[] = [
  {
    name: "accept",
    says: "A buyer takes an offer, and its price moves from their wallet into the trade's hold.",
    starts: ["components/assets/airtime/accept-form.tsx", "app/(market)/offers/[offerId]/actions.ts"],
    entries: [{ file: "lib/trades/procedures.ts", exports: ["acceptOffer"] }],
    after: ["lib/realtime/hints.ts"],
  },
  {
    name: "approve",
    says: "The buyer confirms, with a passkey's signature where they have one, and the seller is paid the price less the commission.",
    starts: ["components/trades/signed-move.tsx", "app/(market)/trades/[tradeId]/actions.ts"],
    entries: [{ file: "lib/trades/procedures.ts", exports: ["askToApprove", "approve"] }],
    after: ["lib/realtime/hints.ts", "lib/reviews/reactions.ts", "lib/deposits/chargebacks/reactions.ts"],
  },
  {
    name: "webhook",
    says: "A gateway says that a payment was made. It is stored, the gateway is asked, and what it confirms is credited.",
    starts: [
      "app/api/webhooks/[gateway]/route.ts",
      "lib/gateways/reactions.ts",
      "lib/deposits/event-handlers.ts",
    ],
    entries: [
      { file: "lib/gateways/webhook-endpoint.ts", exports: ["receiveWebhook"] },
      { file: "lib/gateways/webhooks.ts", exports: ["processWebhook"] },
      { file: "lib/deposits/check-deposit.ts", exports: ["checkDeposit"] },
    ],
    after: ["lib/realtime/hints.ts", "lib/deposits/chargebacks/reactions.ts"],
  },
  {
    name: "payout",
    says: "A person withdraws, the worker lets it go, compares the books, orders the transfer and records what became of it.",
    starts: [
      "components/payouts/withdraw-form.tsx",
      "app/(market)/wallet/withdraw/actions.ts",
      "lib/payouts/reactions.ts",
    ],
    entries: [
      { file: "lib/payouts/procedures.ts", exports: ["askToSign", "startPayout"] },
      { file: "lib/payouts/work-on-payout.ts", exports: ["workOnPayout"] },
    ],
    after: ["lib/notifications/catalogue/payouts.ts", "lib/realtime/hints.ts"],
  },
  {
    name: "ruling",
    says: "A moderator decides a disputed trade, and the money moves with the decision.",
    starts: ["components/admin/disputes/ruling-form.tsx", "app/admin/trades/[tradeId]/actions.ts"],
    entries: [{ file: "lib/disputes/procedures.ts", exports: ["rule"] }],
    through: ["trades"],
    after: ["lib/realtime/hints.ts", "lib/reviews/reactions.ts"],
  },
  {
    name: "setting",
    says: "One member of staff asks for another value, a second agrees, and it holds from its day.",
    starts: ["components/admin/staff/settings/change-form.tsx", "app/admin/settings/actions.ts"],
    entries: [
      { file: "lib/staff/procedures.ts", exports: ["proposeSetting"] },
      { file: "lib/staff/approvals/index.ts", exports: ["approvalsOf"] },
    ],
    after: [],
  },
];

/** The same for every journey, and listed once. */
const isShared = (file: string) => /^lib\/(kernel|web|money)\/|^components\/(form|ui)\//.test(file);

/** A gateway's adapter is a slice of its own: the port is where a journey leaves us. */
const sliceOf = (file: string) =>
  /^lib\/gateways\/\w+\/adapter/.test(file) ? "adapter" : (/^lib\/([\w-]+)\//.exec(file)?.[1] ?? "");

interface Counted extends Journey {
  own: string[];
  shared: string[];
}

async function count(journey: Journey): Promise<Counted> {
  const { starts, entries, through = [], after } = journey;
  const gone = [...starts, ...after].filter((file) => !existsSync(inCheckout(file)));
  if (gone.length > 0)
    throw new Error(`the journey ${journey.name} names ${gone.join(", ")}, which is not there`);
  const slices = new Set([...entries.map(({ file }) => sliceOf(file)), ...through]);
  const used = await usedFiles(entries, (file) => isShared(file) || slices.has(sliceOf(file)));
  const form = starts.some((file) => file.endsWith("/actions.ts")) ? ["lib/web/form-action.ts"] : [];
  const files = [...new Set([...starts, ...form, ...used.toReversed()])];
  return {
    ...journey,
    own: files.filter((file) => !isShared(file)),
    shared: files.filter(isShared),
  };
}

const listOf = (files: readonly string[]) => files.map((file) => `\`${file}\``).join(", ");

/** Files by the folder that their slice, or their part of the pages, has to itself. */
function grouped(files: readonly string[]): string {
  const byFolder = new Map<string, string[]>();
  for (const file of files) {
    const [, folder = "", rest = ""] = /^(lib\/[\w-]+|app|components)\/(.*)$/.exec(file) ?? [];
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), rest]);
  }
  return [...byFolder].map(([folder, names]) => `- \`${folder}/\`: ${listOf(names)}`).join("\n");
}

const section = ({ name, says, own, after }: Counted) => `### ${name}: ${own.length} files

${says}

${grouped(own)}
${after.length > 0 ? `\nAfter the commit: ${listOf(after)}.\n` : ""}`;

const BEGIN = "<!-- journeys: made by npm run data-model -->\n";
const END = "<!-- end of journeys -->";

/** docs/architecture.md with its part about journeys made anew. */
export async function journeysPage(): Promise<Map<string, string>> {
  const counted = await Promise.all(journeys.map(count));
  const shared = [...new Set(counted.flatMap((journey) => journey.shared))].toSorted();
  const rows = counted.map(
    ({ name, own, shared: common, after }) =>
      `| ${name} | ${own.length} | ${own.length + common.length} | ${after.length} |`,
  );
  const name = "docs/architecture.md";
  const text = textOf(name);
  const before = text.slice(0, text.indexOf(BEGIN) + BEGIN.length);
  const behind = text.slice(text.indexOf(END));
  const made = `
| journey | files of its own | with the shared ones that it runs | that react after the commit |
|---|---|---|---|
${rows.join("\n")}

Shared:

${grouped(shared)}

${counted.map(section).join("\n")}
`;
  return new Map([[name, before + made + behind]]);
}
