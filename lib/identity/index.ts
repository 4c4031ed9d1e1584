import "server-only";

export { blockedUserOf, type OpenAppeal, type OwnAppeal, openAppeals, ownAppeal } from "./appeals/queries";
export { secretKey } from "./contact/codes";
export { maskEmail } from "./contact/mask-email";
export { formatPhone, maskPhone, parseNigerianMobile } from "./contact/phone";
export { isLinkGood } from "./contact/prove-email";
export { type NewPasskey } from "./factors/add-passkey";
export { askForPasskey, type PasskeyRequest, signingOptions } from "./factors/passkeys";
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
export { allowListings, MOST_LISTINGS_A_DAY } from "./limits/allow-listings";
export { OPEN_OFFERS_LIMIT } from "./limits/allowance";
export { limitsOf, type OwnLimits, ownLimits, type UsedLimit } from "./limits/own-limits";
export { hashPassword, passwordMatches } from "./password/hash";
export { readResetOwner } from "./password/reset-password";
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
export { identityRefusals } from "./refusals";
export { brakeAccount } from "./restrictions/commands/brake";
export { restrictionsForStaff, type StaffRestriction } from "./restrictions/staff-queries";
export { noting, type SecurityFacts } from "./security-events";
export { type SecurityLine, securityLog } from "./security-log";
export { sessionOfToken } from "./sessions/access-token";
export { type OwnSession, ownSessions } from "./sessions/own-sessions";
export { STAFF_IDLE_MINUTES } from "./sessions/staff-use";
export { DEVICE_DAYS, type Device, newDeviceToken } from "./sign-in/devices";
export { ownTaxNumbers, type TaxNumberCase, taxNumberCase } from "./tax/queries";
