import "server-only";

export { endSession } from "./commands/end-session";
export { type Credentials, openSession } from "./commands/open-session";
export { isLinkGood } from "./commands/prove-email";
export { OPEN_OFFERS_LIMIT, tradeLimits } from "./limits";
export { type OwnSession, ownSessions } from "./own-sessions";
export { formatPhone, maskPhone, parseNigerianMobile } from "./phone";
export {
  identityProcedures,
  proveEmail,
  sendEmailLink,
  sendPhoneCode,
  signUp,
  verifyPhone,
} from "./procedures";
export {
  type Block,
  readBlock,
  readPhoneCodeSent,
  readViewer,
  SESSION_ABSOLUTE_DAYS,
  type Viewer,
} from "./queries";
export { identityReactions } from "./reactions";
export { identityRefusals } from "./refusals";
