import "server-only";

export { endSession } from "../sessions/end-session";
export { openSessionFor } from "../sessions/open-session";
export { newCaptcha } from "./captcha";
export { type Credentials, checkPassword } from "./check-password";
export { readGoogleLinkOwner } from "./google";
export { finishSignIn, signInByPasskey, startSessionOrChallenge } from "./hold-sign-in";
export { joinGoogleTo } from "./join-google";
export { signInWithGoogle } from "./meet-google";
