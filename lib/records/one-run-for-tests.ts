import { runAct } from "@/lib/testing/run-act";
import { publishRoots } from "./roots";

await runAct({ publish: publishRoots });
