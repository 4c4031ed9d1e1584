import { answerRoots } from "../answer-roots";

/** Asked for on every request: a root is added each day. */
export const dynamic = "force-dynamic";

/** All signed roots of trade records, a line of JSON each: public, and what a record is compared with. */
export const GET = (): Promise<Response> => answerRoots("trade_records", "amana-roots.jsonl");
