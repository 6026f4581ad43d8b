import { addMs, DAY_MS } from "./time";

const KEPT_DAYS = 30;

/** What was removed before this is gone; what was removed since can be brought back. */
export const goneBefore = (now: Date): Date => addMs(now, -KEPT_DAYS * DAY_MS);
