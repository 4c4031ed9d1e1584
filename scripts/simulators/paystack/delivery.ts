/** One webhook and what became of it. */
export type Delivery = {
  id: string;
  event: string;
  reference: string;
  /** The raw bytes, the same for every try. */
  body: string;
  signature: string;
  state: "waiting" | "acknowledged" | "given up" | "lost" | "forged";
  /** How many tries of the schedule have failed. */
  tries: number;
  copies: number;
  parallel: number;
  /** How often each answer came: a status, `failed` for none, `no address` where nothing is configured. */
  answers: Record<string, number>;
  createdAt: Date;
};

/** A webhook that is about to be sent for the first time. */
export function deliveryOf(
  id: string,
  about: Pick<Delivery, "event" | "reference">,
  body: string,
  signature: string,
): Delivery {
  return {
    id,
    ...about,
    body,
    signature,
    state: "waiting",
    tries: 0,
    copies: 1,
    parallel: 1,
    answers: {},
    createdAt: new Date(),
  };
}

/** Counts an answer; only 200 acknowledges. */
export function record(delivery: Delivery, status: string): void {
  delivery.answers[status] = (delivery.answers[status] ?? 0) + 1;
  if (status === "200" && delivery.state !== "forged") delivery.state = "acknowledged";
}
