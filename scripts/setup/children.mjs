import { execFileSync, spawn } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const passing = new Set();

/** Ends every command that `run` is still waiting for. */
export async function endAll() {
  await Promise.all([...passing].map((child) => end(identify(child.pid))));
}

/**
 * Runs a command to its end and answers what it printed on stdout.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<string>}
 * @throws {Error} with the end of its output when it exits with anything but 0
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  passing.add(child);
  let printed = "";
  let output = "";
  child.stdout?.on("data", (chunk) => {
    printed += chunk;
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  const code = await exitOf(child).finally(() => passing.delete(child));
  if (code === 0) return printed;
  const failure = `${[command, ...args].join(" ")} ended with ${code}\n${output.trim().slice(-4000)}`;
  throw Object.assign(new Error(failure), { expected: true });
}

/**
 * Waits for a child's end. Answers its exit code or the name of the signal that ended it.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number | string>}
 */
export function exitOf(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(child.signalCode);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal ?? "no exit code"));
  });
}

/**
 * Names a running process beyond its number, because the system gives numbers out again.
 * @param {number} pid
 * @returns {{ pid: number, started: string } | null} null when no such process runs
 */
export function identify(pid) {
  const started = startOf(pid);
  return started === null ? null : { pid, started };
}

/** Whether the very process that was identified still runs. */
export function isAlive(identity) {
  return identity !== null && identity !== undefined && startOf(identity.pid) === identity.started;
}

/** The command line of a process, or an empty string when it is gone. */
export function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return process.platform === "linux" ? "" : askPs(pid, "args=");
  }
}

/** Whether the system still counts this number as a process, be it a zombie. */
export function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Whether any process has this folder as its own; where the system does not tell, no. */
export function anyWorksIn(folder) {
  const pids = process.platform === "linux" ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
  return pids.some((pid) => workingFolderOf(pid) === folder);
}

function workingFolderOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/**
 * Ends a process, politely first, and returns once it is gone.
 * @param {{ pid: number, started: string } | null} identity
 * @param {{ signal?: NodeJS.Signals, group?: boolean, graceMs?: number }} [how] `group`: with all it started
 */
export async function end(identity, { signal = "SIGTERM", group = false, graceMs = 4000 } = {}) {
  if (!isAlive(identity)) return;
  const target = group ? -identity.pid : identity.pid;
  kill(target, signal);
  const deadline = Date.now() + graceMs;
  while (isAlive(identity)) {
    if (Date.now() > deadline) kill(target, "SIGKILL");
    await pause(15);
  }
  if (group) kill(target, "SIGKILL");
}

function kill(target, signal) {
  try {
    process.kill(target, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

function startOf(pid) {
  try {
    const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    return state === "Z" ? null : rest[18];
  } catch {
    return process.platform === "linux" ? null : askPs(pid, "lstart=") || null;
  }
}

function askPs(pid, column) {
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
