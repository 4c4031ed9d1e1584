import "server-only";
import { bankAccountOperations } from "./bank-accounts/procedures";
import { payoutOperations } from "./procedures";
import { payoutReviewOperations } from "./staff-procedures";

/** For the API's router: what people and staff may do with payouts and bank accounts. */
export const allPayoutOperations = {
  ...bankAccountOperations,
  ...payoutOperations,
  ...payoutReviewOperations,
};
