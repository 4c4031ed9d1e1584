import { staffActor } from "@/lib/kernel/permissions";
import { keepFile, receiveFile } from "./receive";
import { photo } from "./scene-for-tests";

const [, , userId = ""] = process.argv;
await keepFile(staffActor(userId), await receiveFile("evidence", await photo(), userId));
process.exit(0);
