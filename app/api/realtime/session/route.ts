import { tieSocket } from "@/lib/realtime";
import { callContextFrom } from "@/lib/web/session";
import { shortForm } from "@/lib/web/short-form";

const refused = () => Response.json({ message: "You’re not signed in." }, { status: 403 });

/** pusher-js asks here before it listens to what is not for everybody: when the session ends, its socket is cut. */
export async function POST(request: Request): Promise<Response> {
  const { session } = await callContextFrom(request);
  const asked = await shortForm(request);
  const tied = session && tieSocket(session.id, asked.get("socket_id") ?? "");
  if (!tied) return refused();
  return Response.json(tied, { headers: { "cache-control": "private, no-store" } });
}
