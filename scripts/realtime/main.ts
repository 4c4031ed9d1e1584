import { settingsFrom } from "./settings";
import { startRealtime } from "./start";

const parentWatchMs = 2_000;
const parent = process.ppid;

const realtime = await Promise.resolve(process.env).then(settingsFrom).then(startRealtime).catch(refuse);

// The only line on stdout reports the port to the parent process.
process.stdout.write(`${JSON.stringify({ port: realtime.port })}\n`);

process.once("SIGTERM", leave);
process.once("SIGINT", leave);
// A killed parent can't stop us, and an orphaned server would keep its port.
setInterval(() => process.ppid === parent || leave(), parentWatchMs).unref();

function leave(): void {
  void realtime.stop().then(() => process.exit(0));
}

function refuse(error: Error): never {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
