import { admit } from "@/lib/realtime";
import { callContextFrom } from "@/lib/web/session";
import { shortForm } from "@/lib/web/short-form";

const refused = () => Response.json({ message: "You can’t subscribe to this channel." }, { status: 403 });

/** pusher-js asks here before it subscribes to a guarded channel. Whoever may not learns nothing but that. */
export async function POST(request: Request): Promise<Response> {
  const { actor } = await callContextFrom(request);
  const asked = await shortForm(request);
  const leave = actor && (await admit(actor, asked.get("socket_id") ?? "", asked.get("channel_name") ?? ""));
  if (!leave) return refused();
  return Response.json(leave, { headers: { "cache-control": "private, no-store" } });
}
