/** Prices in USD per token, learned from the calls of one model that came before. */
export type Rates = { input: number; output: number };

type Billed = { promptTokens: number; completionTokens: number; costUsd: number };

const REMEMBERED = 40;
const TOLERANCE = 0.001;
/** What output costs beside input where nothing is known yet: the mean of list prices. */
const OUTPUT_RATIO = 4;

/** The two prices that explain two calls, or null where there are none. */
function solve(a: Billed, b: Billed): Rates | null {
  const determinant = a.promptTokens * b.completionTokens - b.promptTokens * a.completionTokens;
  const size = Math.max(1, a.promptTokens * b.completionTokens, b.promptTokens * a.completionTokens);
  if (Math.abs(determinant) / size < 0.02) return null;
  const input = (a.costUsd * b.completionTokens - b.costUsd * a.completionTokens) / determinant;
  const output = (b.costUsd * a.promptTokens - a.costUsd * b.promptTokens) / determinant;
  return input > 0 && output > 0 ? { input, output } : null;
}

function costAt(rates: Rates, { promptTokens, completionTokens }: Billed): number {
  return rates.input * promptTokens + rates.output * completionTokens;
}

/** A price list as somebody who only sees bills would draw it up: the two prices that explain most of the recent calls exactly. */
export class RateCard {
  private readonly recent: Billed[] = [];

  learn(billed: Billed): void {
    this.recent.push(billed);
    if (this.recent.length > REMEMBERED) this.recent.shift();
  }

  /** Null before the first call. */
  rates(): Rates | null {
    if (this.recent.length === 0) return null;
    return this.consensus() ?? this.guess();
  }

  private consensus(): Rates | null {
    let best: Rates | null = null;
    let most = 2;
    for (const [i, a] of this.recent.entries()) {
      for (const b of this.recent.slice(0, i)) {
        const rates = solve(a, b);
        const agreeing = rates ? this.countAgreeing(rates) : 0;
        if (agreeing > most) [best, most] = [rates, agreeing];
      }
    }
    return best;
  }

  private countAgreeing(rates: Rates): number {
    return this.recent.filter((one) => Math.abs(costAt(rates, one) - one.costUsd) <= TOLERANCE * one.costUsd)
      .length;
  }

  private guess(): Rates {
    const perUnit = this.recent
      .map((one) => one.costUsd / Math.max(1, one.promptTokens + OUTPUT_RATIO * one.completionTokens))
      .sort((a, b) => a - b);
    const input = perUnit[Math.floor(perUnit.length / 2)]!;
    return { input, output: OUTPUT_RATIO * input };
  }
}
