import { SANDBOX_MODELS } from "@/lib/domain/catalog/testing";
import type { TestTenant } from "../testing";

/** The sandbox's model for each operation. */
export const SANDBOX_OPERATIONS = {
  embeddings: "sandbox/embed",
  images: "sandbox/image",
  speech: "sandbox/speech",
  transcription: "sandbox/transcribe",
  moderation: "sandbox/moderation",
} as const;

/** The sandbox's models for what is not chat, at their prices. */
export async function seedOperations(tenant: TestTenant, providerId: string): Promise<void> {
  for (const { slug, rates, operations } of SANDBOX_MODELS.filter((model) => model.operations)) {
    const id = await tenant.model(slug, [[providerId, slug.slice("sandbox/".length)]], { operations });
    await tenant.price(id, rates, new Date(Date.now() - 1_000));
  }
}
