import { catalogSync } from "./catalog/catalog-sync";
import { modelAdd } from "./catalog/model-add";
import { priceSet } from "./catalog/price-set";
import { providerAdd } from "./catalog/provider-add";
import { doctor } from "./doctor/doctor";
import type { Command } from "./frame/command";
import { keyCreate } from "./keys/key-create";
import { keyList } from "./keys/key-list";
import { keyRevoke } from "./keys/key-revoke";
import { keyRotate } from "./keys/key-rotate";
import { creditGrant } from "./money/credit-grant";
import { usageRebuild } from "./money/usage-rebuild";
import { usageSum } from "./money/usage-sum";
import { orgCreate } from "./tenants/org-create";
import { projectCreate } from "./tenants/project-create";
import { userCreate } from "./tenants/user-create";
import { demo } from "./traffic/demo";
import { replay } from "./traffic/replay";

/** Every command, in the order in which `--help` lists them. */
export const COMMANDS: readonly Command[] = [
  userCreate,
  orgCreate,
  projectCreate,
  keyCreate,
  keyRotate,
  keyRevoke,
  keyList,
  providerAdd,
  modelAdd,
  priceSet,
  catalogSync,
  creditGrant,
  usageSum,
  usageRebuild,
  replay,
  demo,
  doctor,
];
