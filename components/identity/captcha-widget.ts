import "altcha/altcha.css";
import "altcha/external";

// The bundle with everything in one file starts its workers from a blob, which our content policy refuses.
globalThis.$altcha.algorithms.set(
  "PBKDF2/SHA-256",
  () => new Worker(new URL("./captcha-worker.ts", import.meta.url), { type: "module" }),
);
globalThis.$altcha.i18n.set("en", {
  ...globalThis.$altcha.i18n.get("en"),
  label: "I’m not a robot",
  verified: "Verified",
  verifying: "One moment…",
});
