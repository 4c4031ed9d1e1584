import type { CarrierEventKind } from "@/lib/carriers/port";
import type { ShipmentView } from "./schema";

const words: Record<CarrierEventKind, string> = {
  PRE_TRANSIT: "The carrier is expecting it",
  PICKED_UP: "Picked up from the seller",
  IN_TRANSIT: "On its way",
  OUT_FOR_DELIVERY: "Out for delivery",
  READY_FOR_PICKUP: "Ready to collect",
  ATTEMPT_FAILED: "Delivery was tried",
  DELIVERED: "Delivered",
  RETURNING: "On its way back to the seller",
  RETURNED: "Back with the seller",
  LOST: "Reported lost",
  DAMAGED: "Reported damaged",
  CANCELLED: "Cancelled at the carrier",
  UNKNOWN: "The carrier says",
};

/** Of what its buyer sends back. */
const wordsOfReturns: Partial<Record<CarrierEventKind, string>> = {
  PICKED_UP: "Picked up from the buyer",
  DELIVERED: "Delivered to the seller",
  RETURNING: "On its way back to the buyer",
  RETURNED: "Back with the buyer",
};

/** An event in words, there or back; one that we do not know in the carrier's own. */
export function eventInWords(
  { kind, says }: Pick<ShipmentView["events"][number], "kind" | "says">,
  isReturn = false,
): string {
  if (kind === "UNKNOWN") return `${words.UNKNOWN}: ${says}`;
  return (isReturn ? wordsOfReturns[kind] : undefined) ?? words[kind];
}

type Role = "buyer" | "seller" | "moderator";

const nextSteps: Partial<Record<CarrierEventKind, Record<"buyer" | "seller", string>>> = {
  READY_FOR_PICKUP: {
    buyer: "Collect it from the carrier. Bring the tracking number and your ID.",
    seller: "The buyer collects it from the carrier.",
  },
  ATTEMPT_FAILED: {
    buyer: "Nobody took it. Call the carrier with the tracking number to agree on another time.",
    seller: "Nobody took it. Write to the buyer, so that they can take it next time.",
  },
  LOST: {
    buyer:
      "The carrier can’t find it. Report a problem if you don’t want to wait: your money stays in escrow.",
    seller: "The carrier can’t find it. Ask the carrier what happened, and write to the buyer.",
  },
  DAMAGED: {
    buyer: "The carrier reports damage. Look at it before you confirm, and report a problem if it’s broken.",
    seller: "The carrier reports damage. Ask the carrier what happened, and write to the buyer.",
  },
};

/** What the viewer can do about where it is; undefined where nothing is to be done. */
export const nextStep = ({ status }: Pick<ShipmentView, "status">, role: Role): string | undefined =>
  status && role !== "moderator" ? nextSteps[status]?.[role] : undefined;
