import { ESTIMATE_INTERVAL } from "@/lib/contract/estimates";
import type { Estimate } from "@/lib/contract/gateway";
import { usdFromNanos } from "@/lib/core/money";
import type { Pool } from "@/lib/db";
import { type CallEstimate, estimateCall } from "@/lib/domain/estimates";
import { authenticate } from "../../auth/authenticate";
import type { Call, Priced } from "../../call";
import type { Gateway } from "../../gateway";
import { guardScope, guardTokens } from "../../guard";
import { sendJson } from "../../http/respond";
import { subjectsApart, subjectsOf } from "../../limits/subject";
import { choosePriced } from "../../stages";
import { chooseTargets } from "../../upstream/choose-targets";
import { HistoryReader } from "./histories";
import { type Bounds, boundCall } from "./input";
import { readEstimateAsk } from "./read";

/**
 * The path of an estimate: under the same scopes and guards as the call itself, on rate limits of the same size that are counted
 * apart. Nothing goes upstream, and nothing is held.
 */
export function estimating(gateway: Gateway, pool: Pool): (call: Call) => Promise<void> {
  const histories = new HistoryReader(pool);
  const { config, settings, limiter } = gateway;
  return async (call) => {
    const caller = await authenticate(config, call.req, call.startedAtMs, settings.trustProxy); // 401, 403
    const asked = await readEstimateAsk(call.req, settings.bodyBytesMax); // 400, 413
    const model = config.snapshot.modelNamed(asked.model);
    guardScope(caller, asked.endpoint, model?.slug ?? asked.model); // 403
    const priced = choosePriced(call, asked, model, "chat"); // 400, 404
    chooseTargets(gateway, priced.model, call.startedAtMs); // 404
    const apart = subjectsApart(subjectsOf(caller), "estimates");
    if (apart.length > 0) call.admission = await limiter.admit(apart, 0, call.requestId, call.startedAtMs); // 429, 503
    const ask = await guardTokens(caller, asked, priced.model); // 403
    const bounds = await boundCall(ask, priced);
    const past = await histories.read(caller.key, priced.model.slug, call.startedAtMs); // 503
    const { endpoint, stream, choices } = ask;
    const { rates } = priced.price;
    const estimate = estimateCall(
      { endpoint, stream, choices, ...bounds, rates, atMs: call.startedAtMs },
      past,
    );
    sendJson(call, 200, JSON.stringify(toAnswer(priced, bounds, estimate)), 0);
  };
}

function toMoney(nanos: number) {
  return { usd: usdFromNanos(BigInt(nanos)), nanos: String(nanos) };
}

function toAnswer({ model, price }: Priced, bounds: Bounds, estimate: CallEstimate): Estimate {
  const { outputTokens, costNanos, calibration, histories } = estimate;
  const costAt = (nanos: number) => toMoney(Math.min(nanos, bounds.ceilingNanos));
  return {
    object: "estimate",
    model: model.slug,
    input_tokens: bounds.inputTokens,
    input_tokens_source: bounds.isCounted ? "counted" : "estimated",
    output_tokens: { ...outputTokens, max: bounds.outputTokensMax },
    cost: {
      p10: costAt(costNanos.p10),
      p50: costAt(costNanos.p50),
      p90: costAt(costNanos.p90),
      ceiling: toMoney(bounds.ceilingNanos),
    },
    price_id: price.id,
    calibration: calibration && {
      interval: ESTIMATE_INTERVAL,
      calls: calibration.calls,
      inside: calibration.inside,
      share: calibration.inside / calibration.calls,
      scope: calibration.basis,
    },
    history: histories,
  };
}
