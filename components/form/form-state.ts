/** Why the server said no. `reason` is for code, `message` is the sentence for the person. */
export type Refused = { reason: string; message: string };

/** What a form's action answers, and so what the form shows next. `key` names the act, for a safe second try. */
export type FormState = {
  values: Record<string, string>;
  fieldErrors: Record<string, string>;
  refusal: Refused | null;
  key: string;
};
