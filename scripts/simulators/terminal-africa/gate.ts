import { json, page, type Reply, stall } from "../replies";
import type { Request, Route } from "../router";
import type { CarrierFaultMode, CarrierPoint } from "./faults";
import type { CarrierWorld } from "./world";

const stallMs = 60_000;

export type Endpoint = {
  method: "GET" | "POST";
  /** Below `/terminal-africa/v1`. */
  pattern: string;
  point: CarrierPoint;
  answer: (request: Request) => Reply | Promise<Reply>;
};

/** Adds the key and the faults to endpoints. */
export const guarded = (world: CarrierWorld, endpoints: Endpoint[]): Route[] =>
  endpoints.map(({ method, pattern, point, answer }) => ({
    method,
    pattern: `/terminal-africa/v1${pattern}`,
    answer: (request) => {
      const { terminalAfricaSecretKey: key } = world.settings;
      if (key === "" || request.headers.authorization !== `Bearer ${key}`) return refuse(401, "Unauthorized");
      return withFault(world.faults.strike(point), () => answer(request));
    },
  }));

/** An answer with a fault of its call. */
export async function withFault(
  fault: CarrierFaultMode | undefined,
  answer: () => Reply | Promise<Reply>,
): Promise<Reply> {
  if (fault === "timeout_before") return unanswered();
  if (fault === "rate_limited") return refuse(429, "Too many requests");
  if (fault === "bad_gateway") return badGateway();
  const reply = await answer();
  return fault === "timeout_after" ? unanswered() : reply;
}

export const unanswered = (): Reply => stall(stallMs);

export const badGateway = (): Reply => page(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");

export const refuse = (status: number, message: string): Reply => json(status, { status: false, message });

export const accept = (message: string, data: unknown): Reply => json(200, { status: true, message, data });
