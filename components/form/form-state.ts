/** Why the server said no. `reason` is for code, `message` is the sentence for the person. */
export type Refused = { reason: string; message: string };
