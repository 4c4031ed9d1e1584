import "server-only";
import { deleteEndedCallCounts } from "@/lib/kernel/call-limit";
import { on } from "@/lib/kernel/events/reaction";
import { deleteExpiredLimits } from "@/lib/kernel/rate-limit";
import type { Reactions } from "@/lib/kernel/slice";
import { identityEvents } from "./events";
import { deleteExpiredChallenges } from "./factors/passkey-challenges";
import { rewrapTotpSecrets } from "./factors/set-up-totp";
import { watchSecrets } from "./password/stored-secrets";
import { dropPicture } from "./profile/set-picture";
import { endedRestrictions } from "./restrictions/commands/expire-restriction";
import { deleteExpiredTokens } from "./sessions/refresh-tokens";
import { deleteExpiredCaptchas } from "./sign-in/captcha";
import { deleteOldCounts } from "./sign-in/sign-in-count";
import { deleteExpiredCodes } from "./sign-in/texted-code";

export const identityReactions: Reactions = {
  on: [
    on(identityEvents.signed_up, {
      "identity.forget_limits": async () => {
        await deleteExpiredLimits();
        await deleteEndedCallCounts();
        await deleteOldCounts();
        await deleteExpiredCaptchas();
        await deleteExpiredTokens();
        await deleteExpiredCodes();
      },
      "identity.forget_challenges": deleteExpiredChallenges,
    }),
    on(identityEvents.picture_dropped, {
      "identity.remove_picture": ({ pictureId }) => dropPicture(pictureId),
    }),
  ],
  due: [endedRestrictions],
  everyMinute: { "identity.rewrap_secrets": rewrapTotpSecrets, "identity.watch_secrets": watchSecrets },
};
