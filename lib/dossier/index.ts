import "server-only";

export { dossierFor } from "./dossier";
export { writeDossier } from "./dossier-pdf";
export type { Dossier } from "./schema";
