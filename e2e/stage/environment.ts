/** The environment that `npm test` passes to the journeys. */
export const environment = {
  appUrl: named("BASE_URL"),
  simulatorsUrl: named("SIMULATORS_URL"),
  ownerUrl: named("DATABASE_OWNER_URL"),
  authSecret: named("AUTH_SECRET"),
  sessionCookie: `amana.session${named("COOKIE_SUFFIX")}`,
  /** The process that serves pages, and the file that it logs to. */
  appPid: Number(named("APP_PID")),
  appLog: named("APP_LOG"),
};

function named(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the journeys are started by npm test.`);
  return value;
}
