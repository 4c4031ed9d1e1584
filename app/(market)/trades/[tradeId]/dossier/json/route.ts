import { answerDossier } from "../answer";

/** The dossier of a trade for one of its parties, as JSON. */
export function GET(
  _request: Request,
  { params }: { params: Promise<{ tradeId: string }> },
): Promise<Response> {
  return answerDossier(params, (dossier) => ({
    body: `${JSON.stringify(dossier, null, 2)}\n`,
    type: "application/json",
    ending: "json",
  }));
}
