import "server-only";

export { acceptChargeback, declineChargeback, unfreezeUser } from "./procedures";
export {
  chargebackGlance,
  chargebacksForStaff,
  type InspectedChargeback,
  inspectChargeback,
  type ListedChargeback,
} from "./staff-queries";
