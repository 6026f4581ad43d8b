import { deliverMail } from "./deliver-mail";
import type { Job } from "./job";
import { purgeExpired } from "./purge-expired";

export { startJobs } from "./runner";

export const JOBS: readonly Job[] = [deliverMail, purgeExpired];
