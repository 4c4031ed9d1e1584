// A worker process that a failpoint kills during a request.
import { z } from "zod";
import { gatewayRequest, handlerOf } from "./request";
import { serveGatewayRequests } from "./serve";

const echo = gatewayRequest({
  operation: "tests.echo",
  input: z.object({ word: z.string() }),
  response: z.object({ word: z.string(), turn: z.number() }),
  keptFor: 0,
});

serveGatewayRequests([handlerOf(echo, async ({ word }) => ({ word, turn: 0 }))]);
