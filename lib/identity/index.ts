import "server-only";

export { formatPhone, maskPhone, parseNigerianMobile } from "./contact/phone";
export { isLinkGood } from "./contact/prove-email";
export { type PasskeyWanted as NewPasskey } from "./factors/add-passkey";
export { askForPasskey, type PasskeyRequest } from "./factors/passkeys";
export { factorProcedures } from "./factors/procedures";
export {
  type OwnFactors,
  type OwnPasskey,
  ownFactors,
  ownPasskeys,
  readPendingSignIn,
} from "./factors/queries";
export { factorRefusals } from "./factors/refusals";
export { readTotpSetup } from "./factors/set-up-totp";
export { askToSign, mustBeSigned, type SignedAct } from "./factors/signed-acts";
export { OPEN_OFFERS_LIMIT } from "./limits/limits";
export { type Letter, mailPerson } from "./mail-person";
export { askReset, changePassword, resetPassword } from "./password/procedures";
export { readResetOwner } from "./password/reset-password";
export {
  identityProcedures,
  proveEmail,
  sendEmailLink,
  sendPhoneCode,
  signUp,
  verifyPhone,
} from "./procedures";
export { profileProcedures } from "./profile/procedures";
export { type PublicPerson, readOwnProfile, readPerson } from "./profile/profile";
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
export { sessionOfToken } from "./sessions/access-token";
export { endSession } from "./sessions/end-session";
export { openSessionFor } from "./sessions/open-session";
export { type OwnSession, ownSessions } from "./sessions/own-sessions";
export {
  askForPhoneChange,
  changePhone,
  endOtherSessions,
  endOwnSession,
  joinGoogle,
} from "./sessions/procedures";
export { newCaptcha } from "./sign-in/captcha";
export { type Credentials, checkPassword } from "./sign-in/check-password";
export { DEVICE_DAYS, type Device, newDeviceToken } from "./sign-in/devices";
export { readGoogleLinkOwner } from "./sign-in/google";
export { finishSignIn, openOrHold, signInByPasskey } from "./sign-in/hold-sign-in";
export { joinGoogleTo } from "./sign-in/join-google";
export { meetGoogle } from "./sign-in/meet-google";
