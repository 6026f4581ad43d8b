import { config } from "zod/v4/core";

// The pages' security policy forbids eval; zod would probe for it, and the browser would report the probe.
config({ jitless: true });
