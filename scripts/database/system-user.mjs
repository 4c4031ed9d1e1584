import { execFileSync } from "node:child_process";
import { chown } from "node:fs/promises";
import { isRoot } from "../setup/paths.mjs";

/**
 * Who runs PostgreSQL, as options for spawn: ourselves, or as root the user `postgres`, made when missing.
 * @returns {{ uid?: number, gid?: number }}
 */
export function databaseUser() {
  if (!isRoot) return {};
  if (idOf("-u") === null) {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], {
      stdio: "ignore",
    });
  }
  return { uid: idOf("-u"), gid: idOf("-g") };
}

/** Hands a file or folder to the user that runs PostgreSQL. */
export async function handOver(place) {
  const { uid, gid } = databaseUser();
  if (uid !== undefined) await chown(place, uid, gid);
}

function idOf(flag) {
  try {
    const found = execFileSync("id", [flag, "postgres"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return Number(found);
  } catch {
    return null;
  }
}
