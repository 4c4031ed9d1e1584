import "server-only";

export { type Credentials, checkPassword } from "./commands/check-password";
export { endSession } from "./commands/end-session";
export { openSessionFor } from "./commands/open-session";
export { isLinkGood } from "./commands/prove-email";
export { DEVICE_DAYS, type Device, newDeviceToken } from "./devices";
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
