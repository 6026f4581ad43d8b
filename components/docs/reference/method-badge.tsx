import { Badge, type Tone } from "../../ui/data/badge";

const TONES: Record<string, Tone> = {
  GET: "info",
  POST: "accent",
  PATCH: "warning",
  PUT: "warning",
  DELETE: "danger",
};

export function MethodBadge({ method }: { method: string }) {
  return (
    <Badge tone={TONES[method] ?? "neutral"} className="w-11 justify-center font-mono">
      {method}
    </Badge>
  );
}
