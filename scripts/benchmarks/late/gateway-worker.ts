// The worker's side of the benchmark of gateway calls, on the database of its DATABASE_URL: it performs what is asked.
import { gatewayRequestHandlers } from "@/lib/composition";
import { serveGatewayRequests } from "@/lib/gateways";
import { disconnect } from "@/lib/kernel/db";

const requests = serveGatewayRequests(gatewayRequestHandlers);
process.send?.("ready");

process.once("disconnect", () => {
  void requests.stop().then(disconnect);
});
