import type { PublicModel } from "@/lib/contract/public-models";
import { Money } from "../ui/data/money";

/** A model that writes nothing, as one of embeddings, has none. */
export function OutputPrice({ model }: { model: PublicModel }) {
  const { output } = model.price.rates;
  return output === 0 && !model.operations.includes("chat") ? "—" : <Money nanos={String(output)} />;
}
