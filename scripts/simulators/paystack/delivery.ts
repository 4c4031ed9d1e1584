/** A webhook and its delivery state. */
export type Delivery = {
  id: string;
  event: string;
  reference: string;
  /** The raw bytes, the same for every attempt. */
  body: string;
  signature: string;
  state: "waiting" | "acknowledged" | "given up" | "lost" | "forged";
  /** Failed attempts of the schedule. */
  tries: number;
  copies: number;
  parallel: number;
  /** Responses by count: a status, `failed` for none, `no address` if no URL is configured. */
  answers: Record<string, number>;
  createdAt: Date;
};

/** A new webhook, before its first attempt. */
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

/** Counts a response; only 200 acknowledges. */
export function record(delivery: Delivery, status: string): void {
  delivery.answers[status] = (delivery.answers[status] ?? 0) + 1;
  if (status === "200" && delivery.state !== "forged") delivery.state = "acknowledged";
}
