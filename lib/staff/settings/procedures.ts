import "server-only";
import { askProcedure } from "@/lib/kernel/approvals/approvable";
import { askForSetting } from "./change-setting";
import { ChangeSetting } from "./schema";

export const proposeSetting = askProcedure(
  { ask: askForSetting, input: ChangeSetting },
  { path: "/admin/settings", summary: "Request a settings change" },
);
