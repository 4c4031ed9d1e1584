import { writeDossier } from "@/lib/dossier";
import { answerDossier } from "../answer";

/** The dossier of a trade for one of its parties, as PDF. */
export function GET(
  _request: Request,
  { params }: { params: Promise<{ tradeId: string }> },
): Promise<Response> {
  return answerDossier(params, async (dossier) => ({
    body: await writeDossier(dossier),
    type: "application/pdf",
    ending: "pdf",
  }));
}
