// A worker that a failpoint kills as it looks after deadlines.
import { failpoint } from "@/lib/kernel/failpoint";
import { startWorker } from "@/lib/kernel/worker/worker";
import { tradeReactions } from "../reactions";

const { due = [], ...others } = tradeReactions;

await startWorker([
  {
    ...others,
    due: due.map((rule) => ({
      ...rule,
      find(limit: number) {
        failpoint("trades.looked");
        return rule.find(limit);
      },
    })),
  },
]);
