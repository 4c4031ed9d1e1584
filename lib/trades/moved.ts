import { z } from "zod";
import { tradeStates } from "./machine";

/** What a move answers; `version` are digits. */
export const TradeMoved = z.object({ tradeId: z.string(), state: z.enum(tradeStates), version: z.string() });
export type TradeMoved = z.infer<typeof TradeMoved>;
