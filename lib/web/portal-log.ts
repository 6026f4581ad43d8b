import { createLogger } from "@/lib/core/log";

/** The portal's log. */
export const portalLog = createLogger("portal");
