import "server-only";

export { endSession } from "./commands/end-session";
export { type Credentials, type Device, openSession } from "./commands/open-session";
export { isLinkGood } from "./commands/prove-email";
export { OPEN_OFFERS_LIMIT, standingRefusals, tradeLimits, type VerificationLevel } from "./limits";
export { type OwnSession, ownSessions } from "./own-sessions";
export { formatPhone, maskPhone, type OriginalNetwork, originalNetwork, parseNigerianMobile } from "./phone";
export {
  identityProcedures,
  me,
  proveEmail,
  sendEmailLink,
  sendPhoneCode,
  signUp,
  verifyPhone,
} from "./procedures";
export {
  type Block,
  type Person,
  readBlock,
  readPhoneCodeSent,
  readUser,
  readViewer,
  SESSION_ABSOLUTE_DAYS,
  SESSION_IDLE_DAYS,
  type Viewer,
} from "./queries";
export { identityReactions } from "./reactions";
export { identityRefusals } from "./refusals";
