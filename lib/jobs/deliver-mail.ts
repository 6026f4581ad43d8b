import { SECOND_MS } from "@/lib/core/time";
import { deliverDueMail } from "@/lib/domain/mail";
import type { Job } from "./job";

export const deliverMail: Job = { name: "deliver-mail", everyMs: 2 * SECOND_MS, run: deliverDueMail };
