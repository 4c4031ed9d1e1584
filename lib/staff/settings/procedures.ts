import "server-only";
import { requestProcedure } from "@/lib/kernel/approvals/approvable";
import { requestSetting } from "./change-setting";
import { ChangeSetting } from "./schema";

export const proposeSetting = requestProcedure(
  { request: requestSetting, input: ChangeSetting },
  { path: "/admin/settings", summary: "Request a settings change" },
);
