import type { ChatAsk, Priced } from "../call";
import { affordableOutput, ceilingNanos, outputBound } from "../hold/ceiling";
import type { Held } from "../hold/place-hold";
import type { Hold, Money } from "../money";
import { countTokens } from "../tokens/count-tokens";
import type { OutputText } from "./output-text";

const SLICE_TOKENS = 2_048;
/** Room for what arrives between two checks. */
const HEADROOM_TOKENS = 64;
const LEAST_LEFT_TOKENS = 4;

/**
 * The money of a running stream: knows how much output it pays for, asks for more in slices before that is used up, and
 * says when the cap is reached. Output is bounded by its bytes; only at the cap is it counted exactly.
 */
export class StreamBudget {
  private readonly money: Money;
  private readonly hold: Hold;
  private readonly ask: ChatAsk;
  private readonly priced: Priced;
  private readonly inputTokens: number;
  private readonly units: Held["units"];
  private paidTokens: number;
  private boundTokens = 0;
  private atCap = false;
  private readonly allTokens: number;

  constructor(money: Money, held: Held, ask: ChatAsk, priced: Priced) {
    this.money = money;
    this.hold = held.hold;
    this.ask = ask;
    this.priced = priced;
    this.inputTokens = held.inputTokens;
    this.units = held.units;
    this.paidTokens = held.outputTokens;
    this.allTokens = outputBound(ask, priced.model);
  }

  /** Notes output of so many bytes: no tokenizer makes more tokens than bytes. */
  add(bytes: number): void {
    this.boundTokens += bytes;
  }

  /** True while nothing needs to be asked. */
  hasRoom(): boolean {
    if (this.boundTokens + this.headroom() <= this.paidTokens) return true;
    return this.paidTokens >= this.allTokens;
  }

  /** Asks for more money; false at the cap, when the stream has to end. `output` is all of it so far. */
  async extend(output: OutputText): Promise<boolean> {
    while (!this.hasRoom()) {
      if (!this.atCap && (await this.grow())) continue;
      this.atCap = true;
      const counted = await countTokens(this.priced.model.tokenizer, output.texts());
      if (!counted.exact) return false;
      this.boundTokens = counted.tokens;
      if (this.paidTokens - counted.tokens < LEAST_LEFT_TOKENS) return false;
      return true;
    }
    return true;
  }

  private headroom(): number {
    return this.atCap ? 0 : Math.min(HEADROOM_TOKENS * this.ask.choices, this.paidTokens >> 1);
  }

  private async grow(): Promise<boolean> {
    const { rates } = this.priced.price;
    const target = Math.min(this.allTokens, this.boundTokens + SLICE_TOKENS * this.ask.choices);
    const wanted = ceilingNanos(rates, this.inputTokens, target, this.units) - this.hold.amountNanos;
    if (wanted > 0) {
      const grown = this.money.grow(this.hold, wanted);
      if (!(grown instanceof Promise ? await grown : grown)) return false;
    }
    const affordable = affordableOutput(rates, this.hold.amountNanos, this.inputTokens, this.units);
    this.paidTokens = Math.max(target, affordable);
    return true;
  }
}
