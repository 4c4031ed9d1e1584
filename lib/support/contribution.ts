import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Contribution } from "@/lib/kernel/slice";
import { lapseCase } from "./commands/own-case";
import { SILENT_DAYS } from "./limits";
import { forgetSupport, supportRows } from "./own-data";
import { close, get, list, messages, open, rate, write } from "./procedures";
import { answer, dropTemplate, end, newTemplate, show } from "./staff-procedures";

export const contribution = {
  slice: "support",
  operations: {
    list,
    open,
    get,
    messages,
    write,
    close,
    rate,
    show,
    answer,
    end,
    newTemplate,
    dropTemplate,
  },
  reactions: {
    due: [
      {
        job: "support.lapse",
        find: (limit) => sql`
          select id, version from support_case where state = 'ANSWERED' and answered_at <= app_now() - make_interval(days => ${SILENT_DAYS}::int)
          order by answered_at limit ${limit}`,
        run: ({ id, version }) => ignoreRefusal(lapseCase(SYSTEM, `lapse:${id}:${version}`, { caseId: id })),
      },
    ],
  },
  exportRows: supportRows,
  erase: forgetSupport,
} satisfies Contribution;
