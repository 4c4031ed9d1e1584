import "server-only";

export { issueFor } from "./issue";
export { documentPdf, documentsOf, type Subject } from "./queries";
