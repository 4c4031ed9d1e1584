import { authorizeSocket } from "@/lib/realtime";
import { callContextFrom } from "@/lib/web/session";
import { shortForm } from "@/lib/web/short-form";

const refused = () => Response.json({ message: "You can’t subscribe to this channel." }, { status: 403 });

/** Authorizes pusher-js for a guarded channel. A refusal reveals nothing about the channel. */
export async function POST(request: Request): Promise<Response> {
  const { actor } = await callContextFrom(request);
  const asked = await shortForm(request);
  const leave =
    actor && (await authorizeSocket(actor, asked.get("socket_id") ?? "", asked.get("channel_name") ?? ""));
  if (!leave) return refused();
  return Response.json(leave, { headers: { "cache-control": "private, no-store" } });
}
