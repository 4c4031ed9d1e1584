import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { shipmentReactions } from "./reactions";

export const contribution = {
  slice: "shipments",
  reactions: shipmentReactions,
} satisfies Contribution;
