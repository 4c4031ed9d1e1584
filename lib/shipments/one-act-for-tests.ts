import { carrierOf } from "@/lib/carriers";
import { runAct } from "@/lib/testing/run-act";
import { workOnBooking } from "./work-on-booking";

// A worker that is killed while it works on a label.
await runAct({ work: (id = "") => workOnBooking(id, carrierOf) });
