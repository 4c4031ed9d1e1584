import { answerRoots } from "../answer-roots";

/** Asked for on every request: a root is added each day. */
export const dynamic = "force-dynamic";

/** All signed roots of the audit log, a line of JSON each. */
export const GET = (): Promise<Response> => answerRoots("audit", "amana-audit-roots.jsonl");
