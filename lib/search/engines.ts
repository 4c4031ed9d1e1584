import "server-only";
import type { SearchEngine } from "./engine";
import { postgresEngine } from "./postgres";

/** The engine that searches. */
export const engine: SearchEngine = postgresEngine;
