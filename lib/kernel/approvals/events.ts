import { z } from "zod";
import { events } from "../events/declare";
import { approvalStates } from "./machine";

export const approvalEvents = events("approval", {
  /** A request was created, answered or ended. */
  moved: z.object({ approvalId: z.guid(), act: z.string(), state: z.enum(approvalStates) }),
  /** What is stored of an agreement is not what its two people agreed to. */
  refuted: z.object({ approvalId: z.guid() }),
});
