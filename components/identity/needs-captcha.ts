import type { FormState } from "@/lib/web/form-state";

/** Whether the next password is compared only together with a solved CAPTCHA. */
export const needsCaptcha = ({ refusal }: FormState): boolean =>
  refusal?.reason === "captcha_needed" || refusal?.details.needsCaptcha === true;
