import { json, page, type Reply, stall, withHeaders } from "../replies";
import type { Request, Route } from "../router";
import { paystackError } from "./errors";
import type { FaultPoint, Strikes } from "./faults/fault-modes";
import { RateLimit } from "./rate-limit";
import type { PaystackWorld } from "./world";

const stallMs = 60_000;

/** The subject of a request, for matching faults. */
type Subject = { reference?: string | undefined; amount?: number | undefined };

export type Endpoint = {
  method: Route["method"];
  pattern: string;
  point: FaultPoint;
  subject: (request: Request) => Subject;
  /** Handles the request; called only with a valid key, and unless a fault prevents it. */
  effect: (request: Request, strikes: Strikes) => Reply;
};

/** Adds authentication, rate limiting and the active faults to endpoints. */
export function guardedRoutes(world: PaystackWorld, endpoints: Endpoint[]): Route[] {
  const limit = new RateLimit(() => world.settings.requestsPerMinute);
  return endpoints.map(({ method, pattern, point, subject, effect }) => ({
    method,
    pattern,
    answer: (request) => {
      if (request.headers.authorization !== `Bearer ${world.settings.paystackSecretKey}`) {
        return paystackError(401, "Invalid key");
      }
      const { exceeded, headers } = limit.count(Date.now());
      if (exceeded) return withHeaders(rateLimited(), headers);
      const { reference, amount } = subject(request);
      const strikes = world.faults.strike(point, reference, amount);
      return withHeaders(
        withFaults(strikes, () => effect(request, strikes)),
        headers,
      );
    },
  }));
}

function withFaults(strikes: Strikes, effect: () => Reply): Reply {
  const before = strikes.get("timeout_before");
  if (before) return stall(before.ms ?? stallMs);
  if (strikes.has("rate_limited")) return rateLimited();
  if (strikes.has("bad_gateway")) return page(502, badGateway);
  if (strikes.has("status_false")) return json(200, { status: false, message: "We could not do this now" });
  const reply = effect();
  const after = strikes.get("timeout_after");
  if (after) return stall(after.ms ?? stallMs);
  if (strikes.has("server_error_after")) return paystackError(500, "An error occurred", "unknown");
  return reply;
}

function rateLimited(): Reply {
  return paystackError(429, "Rate limit exceeded!", "rate_limited");
}

const badGateway =
  "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
