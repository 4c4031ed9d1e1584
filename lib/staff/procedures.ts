import "server-only";
import { z } from "zod";
import { requestProcedure } from "@/lib/kernel/approvals/approvable";
import { settingPermissions } from "@/lib/kernel/approvals/setting-acts";
import { text } from "@/lib/kernel/input/fields";
import { resultOf, staffOnce } from "@/lib/kernel/procedure";
import { retryJob as retry } from "./retry-job";
import { requestSetting } from "./settings/change-setting";
import { ChangeSetting } from "./settings/schema";

export const retryJob = staffOnce("job.retry")
  .route({ method: "POST", path: "/admin/jobs/{id}/retry", summary: "Retry a dead job" })
  .input(z.strictObject({ id: text().regex(/^\d{1,18}$/, "This is no job of ours.") }))
  .output(z.object({ jobId: z.string(), job: z.string() }))
  .handler(async ({ input, context }) => {
    return resultOf(context, await retry(context.actor, context.key, { jobId: input.id }));
  });

export const proposeSetting = requestProcedure(
  { request: requestSetting, input: ChangeSetting },
  {
    path: "/settings/{name}",
    tags: ["settings"],
    successStatus: 202,
    summary: "Request a settings change",
    needs: settingPermissions,
  },
);
