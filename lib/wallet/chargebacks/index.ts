import "server-only";

export { checkDispute } from "./check-dispute";
export { acceptChargeback, declineChargeback, unfreezeUser } from "./procedures";
export {
  chargebackGlance,
  chargebacksForStaff,
  type InspectedChargeback,
  inspectChargeback,
  type ListedChargeback,
} from "./staff-queries";
