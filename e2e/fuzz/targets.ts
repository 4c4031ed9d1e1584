import { readFileSync } from "node:fs";
import { environment } from "../stage/environment";

/** Everything of the build that answers requests. */
export interface Targets {
  operations: [Operation, ...Operation[]];
  /** Paths of pages and routes, with their parameters in brackets. */
  paths: [string, ...string[]];
  actions: [Action, ...Action[]];
  webhooks: [string, ...string[]];
}

export interface Operation {
  method: string;
  /** With its parameters in braces. */
  path: string;
  parameters: { name: string; in: string; schema: object }[];
  body?: object;
}

export interface Action {
  id: string;
  /** The paths of the pages that have it. */
  paths: [string, ...string[]];
}

interface OpenApi {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: Operation["parameters"];
        requestBody?: { content: Record<string, { schema: object }> };
      }
    >
  >;
}

const readJson = (name: string) => JSON.parse(readFileSync(name, "utf8")) as Record<string, unknown>;

/** Read from the build and from what the product says of itself, so that nothing new is left out. */
export async function readTargets(): Promise<Targets> {
  const { paths } = (await (await fetch(`${environment.appUrl}/api/v1/openapi.json`)).json()) as OpenApi;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]): Operation => {
      const body = Object.values(requestBody?.content ?? {})[0]?.schema;
      return { method: method.toUpperCase(), path: `/api${path}`, parameters, ...(body && { body }) };
    }),
  );
  const byName = readJson(".next/app-path-routes-manifest.json") as Record<string, string>;
  const routes = Object.values(byName);
  const { node } = readJson(".next/server/server-reference-manifest.json") as {
    node: Record<string, { workers: object }>;
  };
  const actions = Object.entries(node).map(([id, { workers }]) => ({
    id,
    paths: Object.keys(workers).flatMap((name) => byName[name.replace(/^app/, "")] ?? []),
  }));
  return {
    operations: operations as Targets["operations"],
    paths: routes as Targets["paths"],
    actions: actions.filter(({ paths: own }) => own.length > 0) as Targets["actions"],
    webhooks: routes
      .filter((path) => path.startsWith("/api/webhooks/"))
      .map((path) =>
        path.replace("[gateway]", "paystack").replace("[carrier]", "terminal_africa"),
      ) as Targets["webhooks"],
  };
}
