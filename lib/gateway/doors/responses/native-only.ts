/** What of a request only a provider of this protocol can do, in the order of its discovery; the first is what a 400 names. */
export class NativeOnly {
  first: { param: string; message: string } | null = null;
  /** Whether the provider adds input of its own: what it keeps, or what its tools find. */
  addsInput = false;

  note(param: string, what: string, addsInput = false): void {
    this.addsInput ||= addsInput;
    this.first ??= { param, message: `${what}, which no provider of this model offers (at ${param}).` };
  }
}
