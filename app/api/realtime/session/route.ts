import { authenticateSocket } from "@/lib/realtime";
import { callContextFrom } from "@/lib/web/session";
import { shortForm } from "@/lib/web/short-form";

const refused = () => Response.json({ message: "You’re not signed in." }, { status: 403 });

/** Authenticates the socket of pusher-js for its session, so that it is disconnected when the session ends. */
export async function POST(request: Request): Promise<Response> {
  const { session } = await callContextFrom(request);
  const asked = await shortForm(request);
  const tied = session && authenticateSocket(session.id, asked.get("socket_id") ?? "");
  if (!tied) return refused();
  return Response.json(tied, { headers: { "cache-control": "private, no-store" } });
}
