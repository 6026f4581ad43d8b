import { AppError } from "@/lib/core/errors";
import type { Gateway } from "../gateway";
import type { Operations, Target } from "../providers/provider";
import type { ModelRecord } from "../snapshot/records";
import { chooseTargets } from "../upstream/choose-targets";

/** The places that can answer, in the order in which they are tried; 400 when none of them does such work. */
export function chooseOperationTargets(
  gateway: Gateway,
  model: ModelRecord,
  operation: keyof Operations,
  nowMs: number,
): Target[] {
  const able = chooseTargets(gateway, model, nowMs).filter(({ driver }) => driver.operations?.[operation]);
  if (able.length > 0) return able;
  throw new AppError("invalid_request", `No provider of ${model.slug} offers ${operation}.`, {
    param: "model",
  });
}
