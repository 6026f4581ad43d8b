import type { PlaygroundToken } from "@/lib/client/playground";
import type { Estimate } from "@/lib/contract/gateway";
import type { ChatBody } from "@/lib/contract/playground-request";

/** What a call would use and cost; null where that cannot be told. Never rejects. */
export async function fetchEstimate(
  { gatewayUrl, token }: PlaygroundToken,
  body: ChatBody,
  signal: AbortSignal,
): Promise<Estimate | null> {
  try {
    const response = await fetch(`${gatewayUrl}/v1/estimate`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal,
    });
    return response.ok ? ((await response.json()) as Estimate) : null;
  } catch {
    return null;
  }
}
