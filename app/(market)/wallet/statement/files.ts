import { dictionary } from "@/lib/kernel/input/dictionary";
import { Refusal } from "@/lib/kernel/refusal";
import { requireViewer, type Viewer } from "@/lib/web/session";

const problems = dictionary<string>({ paper_too_long: "too-long", too_many_requests: "too-often" });

/**
 * Returns a file of the viewer's own. Redirects to sign-in if signed out; a refusal redirects to the page at `address`, which shows it.
 */
export async function answerFile(
  address: string,
  type: string,
  write: (viewer: Viewer) => Promise<{ body: BodyInit; name: string }>,
): Promise<Response> {
  const viewer = await requireViewer(address);
  try {
    const { body, name } = await write(viewer);
    return new Response(body, {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="${name}"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (error) {
    const problem = error instanceof Refusal && problems[error.reason];
    if (!problem) throw error;
    const back = `${address}${address.includes("?") ? "&" : "?"}problem=${problem}`;
    // Relative, so that it works behind any proxy.
    return new Response(null, {
      status: 303,
      headers: { Location: back, "Cache-Control": "private, no-store" },
    });
  }
}
