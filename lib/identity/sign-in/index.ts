import "server-only";

export { signInCodeRequestSchema, signInCodeSchema } from "../schema";
export { endSession } from "../sessions/end-session";
export { openSessionFor } from "../sessions/open-session";
export { newCaptcha } from "./captcha";
export { type Credentials, checkPassword } from "./check-password";
export { readGoogleLinkOwner } from "./google";
export { joinGoogleTo } from "./join-google";
export { finishSignIn, signInByPasskey, startSessionOrChallenge } from "./pending-sign-in";
export { signInWithGoogle } from "./sign-in-with-google";
export { checkTextedCode } from "./texted-code";
