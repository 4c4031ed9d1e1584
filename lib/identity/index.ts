import "server-only";

export {
  askForPhoneChange,
  changePhone,
  endOtherSessions,
  endOwnSession,
  joinGoogle,
} from "./access-procedures";
export { sessionOfToken } from "./access-token";
export { newCaptcha } from "./captcha";
export { type PasskeyWanted as NewPasskey } from "./commands/add-passkey";
export { type Credentials, checkPassword } from "./commands/check-password";
export { endSession } from "./commands/end-session";
export { finishSignIn, openOrHold, signInByPasskey } from "./commands/hold-sign-in";
export { joinGoogleTo } from "./commands/join-google";
export { meetGoogle } from "./commands/meet-google";
export { openSessionFor } from "./commands/open-session";
export { isLinkGood } from "./commands/prove-email";
export { readResetOwner } from "./commands/reset-password";
export { readTotpSetup } from "./commands/set-up-totp";
export { DEVICE_DAYS, type Device, newDeviceToken } from "./devices";
export { factorProcedures } from "./factor-procedures";
export {
  type OwnFactors,
  type OwnPasskey,
  ownFactors,
  ownPasskeys,
  readPendingSignIn,
} from "./factor-queries";
export { factorRefusals } from "./factor-refusals";
export { readGoogleLinkOwner } from "./google";
export { OPEN_OFFERS_LIMIT } from "./limits";
export { type Letter, mailPerson } from "./mail-person";
export { type OwnSession, ownSessions } from "./own-sessions";
export { askForPasskey, type PasskeyRequest } from "./passkeys";
export { askReset, changePassword, resetPassword } from "./password-procedures";
export { formatPhone, maskPhone, parseNigerianMobile } from "./phone";
export {
  identityProcedures,
  proveEmail,
  sendEmailLink,
  sendPhoneCode,
  signUp,
  verifyPhone,
} from "./procedures";
export { type PublicPerson, readOwnProfile, readPerson } from "./profile";
export { profileProcedures } from "./profile-procedures";
export {
  type Block,
  type PhoneChange,
  readBlock,
  readPhoneChange,
  readPhoneCodeSent,
  readViewer,
  SESSION_ABSOLUTE_DAYS,
  type Viewer,
} from "./queries";
export { identityReactions } from "./reactions";
export { identityRefusals } from "./refusals";
export { noting, type SecurityFacts } from "./security-events";
export { type SecurityLine, securityLog } from "./security-log";
export { askToSign, mustBeSigned, type SignedAct } from "./signed-acts";
