import { closeAtEnd } from "../setup/leaving.mjs";
import { type OwnApp, openOwnApp } from "./http/own-app";
import { prepareTpcB } from "./pgbench";
import { openServer, type Server } from "./server";

/** What several benchmarks share; each is made when the first of them wants it, and closed at the end. */
export interface Stage {
  server(): Promise<Server>;
  /** Measures the transactions of TPC-B per second; undefined where pgbench is not installed. */
  tpcB(): Promise<(() => Promise<number>) | undefined>;
  app(): Promise<OwnApp>;
  tell(line: string): void;
}

export function openStage(tell: (line: string) => void): Stage {
  const server = once(async () => {
    tell("Making a PostgreSQL with the settings of production …");
    const opened = await openServer();
    closeAtEnd(() => opened.close());
    return opened;
  });
  const tpcB = once(async () => {
    tell("Filling the tables of TPC-B …");
    return prepareTpcB(await server());
  });
  const app = once(async () => {
    tell("Building and starting the application …");
    return openOwnApp(await server());
  });
  return { server, tpcB, app, tell };
}

function once<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
  let made: Promise<Thing> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
