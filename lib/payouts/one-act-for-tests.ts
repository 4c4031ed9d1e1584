import { requestPayout } from "./commands/request-payout";
import { takeTransferEvent } from "./look-at-payout";
import { workOnPayout } from "./work-on-payout";

// A process of its own that does one thing and, where a failpoint is armed, is killed in the middle of it.
const [act, first = "", second = "", third = ""] = process.argv.slice(2);

if (act === "request") {
  const actor = { id: first, roles: [] };
  await requestPayout(actor, second, { amountMinor: 20_000_00n, bankAccountId: third });
} else if (act === "work") {
  await workOnPayout(first);
} else {
  await takeTransferEvent(first, second);
}
process.exit(0);
