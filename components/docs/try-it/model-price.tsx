"use client";

import { useEffect, useState } from "react";
import { call } from "@/lib/client/call";
import { searchModelsEndpoint } from "@/lib/client/endpoints/public-models";
import type { ResponseOf } from "@/lib/client/remote";
import { formatUsd } from "@/lib/core/money";
import { modelInBody } from "./model-in-body";

type Found = ResponseOf<typeof searchModelsEndpoint>["items"][number];

const SETTLED_MS = 400;

const usd = (nanos: number) => formatUsd(BigInt(nanos));

function priceText({ price }: Found): string {
  const { input, output, perImage, perMillionCharacters, perAudioHour } = price.rates;
  const parts = [
    input || output ? `${usd(input)} in and ${usd(output)} out per million tokens` : null,
    perImage ? `${usd(perImage)} an image` : null,
    perMillionCharacters ? `${usd(perMillionCharacters)} per million characters` : null,
    perAudioHour ? `${usd(perAudioHour)} an hour of audio` : null,
  ];
  return parts.filter(Boolean).join(", ") || "free of charge";
}

/** What the model that the body names costs here, now. */
export function ModelPrice({ body }: { body: string }) {
  const slug = modelInBody(body);
  const [found, setFound] = useState<{ slug: string; text: string } | null>(null);

  useEffect(() => {
    if (!slug) return;
    let isHere = true;
    const timer = setTimeout(async () => {
      const { items } = await call(searchModelsEndpoint, { query: { models: slug } }).catch(() => ({
        items: [],
      }));
      const [model] = items;
      if (isHere)
        setFound({ slug, text: model ? priceText(model) : "no model of that name has a price here" });
    }, SETTLED_MS);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [slug]);

  if (!slug) return null;
  return (
    <p className="mt-1 min-h-5 text-muted text-xs">
      <code className="font-mono">{slug}</code>
      {found?.slug === slug && `: ${found.text}`}
    </p>
  );
}
