import "server-only";

export { endSession } from "./commands/end-session";
export { type Credentials, type Device, openSession } from "./commands/open-session";
export { OPEN_OFFERS_LIMIT, standingRefusals, tradeLimits, type VerificationLevel } from "./limits";
export { formatPhone, maskPhone, type OriginalNetwork, originalNetwork, parseNigerianMobile } from "./phone";
export {
  type Block,
  readBlock,
  readViewer,
  SESSION_ABSOLUTE_DAYS,
  SESSION_IDLE_DAYS,
  type Viewer,
} from "./queries";
export { identityRefusals } from "./refusals";
