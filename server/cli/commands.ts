import { doctor } from "./doctor/doctor";
import type { Command } from "./frame/command";
import { keyCreate } from "./keys/key-create";
import { keyList } from "./keys/key-list";
import { keyRevoke } from "./keys/key-revoke";
import { keyRotate } from "./keys/key-rotate";
import { usageSum } from "./money/usage-sum";
import { projectCreate } from "./tenants/project-create";
import { userCreate } from "./tenants/user-create";

/** Every command, in the order in which `--help` lists them. */
export const COMMANDS: readonly Command[] = [
  userCreate,
  projectCreate,
  keyCreate,
  keyRotate,
  keyRevoke,
  keyList,
  usageSum,
  doctor,
];
