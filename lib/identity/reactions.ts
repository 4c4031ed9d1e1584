import "server-only";
import { on } from "@/lib/kernel/events/reaction";
import { removeFile } from "@/lib/kernel/files";
import { forgetOldLimits } from "@/lib/kernel/rate-limit";
import type { Reactions } from "@/lib/kernel/slice";
import { identityEvents } from "./events";
import { forgetOldChallenges } from "./factors/passkey-challenges";
import { rewrapTotpSecrets } from "./factors/set-up-totp";
import { endedRestrictions } from "./restrictions/commands/expire-restriction";
import { forgetOldTokens } from "./sessions/refresh-tokens";
import { forgetOldCaptchas } from "./sign-in/captcha";
import { forgetNobodies } from "./sign-in/sign-in-count";

export const identityReactions: Reactions = {
  on: [
    on(identityEvents.signed_up, {
      "identity.forget_limits": async () => {
        await forgetOldLimits();
        await forgetNobodies();
        await forgetOldCaptchas();
        await forgetOldTokens();
      },
      "identity.forget_challenges": forgetOldChallenges,
    }),
    on(identityEvents.picture_dropped, {
      "identity.remove_picture": ({ pictureId }) => removeFile("pictures", pictureId),
    }),
  ],
  due: [endedRestrictions],
  everyMinute: { "identity.rewrap_secrets": rewrapTotpSecrets },
};
