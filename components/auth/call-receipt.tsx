const LINES = [
  { label: "Uncached input", units: "1,204 tokens", rate: "$2.50 / M", amount: "$0.003010000" },
  { label: "Cached input", units: "8,960 tokens", rate: "$1.25 / M", amount: "$0.011200000" },
  { label: "Output", units: "412 tokens", rate: "$10.00 / M", amount: "$0.004120000" },
];

/** What the product does, as one example: a call and how its cost was computed. */
export function CallReceipt() {
  return (
    <figure className="w-full max-w-md">
      <div className="rounded-lg border border-line bg-surface">
        <div className="flex items-baseline justify-between gap-4 border-line border-b px-5 py-3">
          <span className="font-medium">POST /v1/chat/completions</span>
          <span className="font-mono text-subtle text-xs">200 · 1.24 s</span>
        </div>
        <table className="w-full text-sm">
          <caption className="sr-only">How an example call is priced</caption>
          <tbody>
            {LINES.map((line) => (
              <tr key={line.label} className="border-line border-b">
                <th scope="row" className="py-2.5 pl-5 text-left font-normal text-ink">
                  {line.label}
                  <span className="block text-subtle text-xs">
                    {line.units} × {line.rate}
                  </span>
                </th>
                <td className="py-2.5 pr-5 text-right align-top font-mono text-xs leading-5">
                  {line.amount}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row" className="py-3 pl-5 text-left font-semibold">
                Held before, settled after
              </th>
              <td className="py-3 pr-5 text-right font-mono font-semibold text-xs">$0.018330000</td>
            </tr>
          </tbody>
        </table>
        <div aria-hidden className="scale-ticks mx-5 mb-4" />
      </div>
      <figcaption className="mt-4 text-balance text-muted">
        Every call is priced to the nano-dollar from typed token counts, and no budget is ever exceeded.
      </figcaption>
    </figure>
  );
}
