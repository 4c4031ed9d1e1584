import { env } from "@/lib/kernel/env";
import { describeApi } from "@/lib/web/api/description";

export async function GET(): Promise<Response> {
  return Response.json(await describeApi(env().APP_URL));
}
