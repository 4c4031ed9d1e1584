import { cast, demoPassword } from "../cast.mjs";

/** Says where everything is and who may sign in. */
export function welcome(environment) {
  const width = Math.max(...Object.values(cast).map(({ email }) => email.length)) + 2;
  const people = Object.values(cast).map(
    ({ name, email, does }) => `    ${email.padEnd(width)}${name}, ${does}`,
  );
  const lines = [
    "",
    `  Amana is at        ${environment.APP_URL}`,
    `  Mail and SMS       ${environment.SIMULATORS_URL}/inbox`,
    `  Paystack, control  ${environment.SIMULATORS_URL}/`,
    "",
    `  Sign in with the password ${demoPassword} as`,
    ...people,
    "",
    "  Ctrl-C stops everything. What you did stays in .data; remove that folder to begin anew.",
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
