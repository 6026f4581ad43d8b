import { now } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { deliverDueAlerts, evaluateAlerts } from "..";

// A worker of its own process, to be killed while its receiver has not answered yet.
await evaluateAlerts(pool(), now());
await deliverDueAlerts(now());
