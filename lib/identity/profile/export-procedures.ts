import "server-only";
import { z } from "zod";
import { reauthenticated } from "@/lib/kernel/procedure";
import type { Contribution } from "@/lib/kernel/slice";
import { exportOwn } from "./export";

const FILE_NAME = "amana-my-records.json";

/** The data export, from the slices' contributions. */
export const exportProcedures = (exportRows: NonNullable<Contribution["exportRows"]>) => ({
  exportMine: reauthenticated
    .route({
      method: "GET",
      path: "/me/export",
      summary: "Export all your data as JSON",
      outputStructure: "detailed",
    })
    .output(z.object({ headers: z.record(z.string(), z.string()), body: z.file() }))
    .handler(async ({ context }) => {
      const { lists, ...own } = await exportOwn(context.actor, exportRows);
      const records = JSON.stringify({ ...own, ...lists }, null, 2);
      return {
        headers: { "content-disposition": `attachment; filename="${FILE_NAME}"` },
        body: new File([records], FILE_NAME, { type: "application/json" }),
      };
    }),
});
