import { startSimulators } from "./start";

const parentWatchMs = 2_000;
const parent = process.ppid;

const simulators = await startSimulators({
  port: portFrom("SIMULATORS_PORT"),
  smtpPort: portFrom("SMTP_PORT"),
  host: process.env.SIMULATORS_HOST || undefined,
  publicUrl: process.env.SIMULATORS_PUBLIC_URL || undefined,
  paystackSecretKey: required("PAYSTACK_SECRET_KEY"),
  paystackWebhookUrl: process.env.PAYSTACK_WEBHOOK_URL || undefined,
  termiiApiKey: required("TERMII_API_KEY"),
  termiiSecret: process.env.TERMII_SECRET || undefined,
  termiiWebhookUrl: process.env.TERMII_WEBHOOK_URL || undefined,
  africasTalkingApiKey: process.env.AFRICAS_TALKING_API_KEY || undefined,
  africasTalkingWebhookUrl: process.env.AFRICAS_TALKING_WEBHOOK_URL || undefined,
  mailWebhookUrl: process.env.MAIL_WEBHOOK_URL || undefined,
  africasTalkingInboundUrl: process.env.AFRICAS_TALKING_INBOUND_URL || undefined,
  terminalAfricaSecretKey: process.env.TERMINAL_AFRICA_SECRET_KEY || undefined,
  terminalAfricaWebhookUrl: process.env.TERMINAL_AFRICA_WEBHOOK_URL || undefined,
  hostile: process.env.SIMULATORS_HOSTILE === "yes",
});

// The only line on stdout reports the ports to the parent process.
process.stdout.write(`${JSON.stringify({ url: simulators.url, smtpPort: simulators.smtpPort })}\n`);

process.once("SIGTERM", leave);
process.once("SIGINT", leave);
// A killed parent can't stop us, and an orphaned simulator would keep its ports.
setInterval(() => process.ppid === parent || leave(), parentWatchMs).unref();

function leave(): void {
  void simulators.stop().then(() => process.exit(0));
}

function required(name: string): string {
  return process.env[name] || refuse(`The simulators need ${name}.`);
}

function portFrom(name: string): number {
  const port = Number(process.env[name] ?? 0);
  const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535;
  return isPort ? port : refuse(`${name} must be a port, or 0 for any free one.`);
}

function refuse(problem: string): never {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
