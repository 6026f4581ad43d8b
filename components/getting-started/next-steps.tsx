import { BookOpen, Gauge, type LucideIcon, ShieldCheck, SquareTerminal } from "lucide-react";
import { Link } from "../ui/actions/link";

type NextStep = { icon: LucideIcon; title: string; text: string; href: string };

export function NextSteps({ orgSlug }: { orgSlug: string }) {
  const steps: NextStep[] = [
    {
      icon: SquareTerminal,
      title: "Playground",
      text: "Compare models on the same prompt, with cost and speed.",
      href: `/${orgSlug}/playground`,
    },
    {
      icon: Gauge,
      title: "Dashboard",
      text: "Spend by model, key and project as calls finish.",
      href: `/${orgSlug}`,
    },
    {
      icon: ShieldCheck,
      title: "Limits",
      text: "Give a key a budget that it can never pass.",
      href: `/${orgSlug}/keys`,
    },
    { icon: BookOpen, title: "API reference", text: "Every field, error and header.", href: "/docs" },
  ];
  return (
    <ul className="grid gap-2 sm:grid-cols-2">
      {steps.map((step) => (
        <li key={step.title}>
          <Link
            href={step.href}
            className="flex h-full gap-3 rounded-lg border border-line bg-surface px-3.5 py-3 transition-colors hover:border-line-strong hover:bg-sunken"
          >
            <step.icon size={16} aria-hidden className="mt-0.5 shrink-0 text-accent-ink" />
            <span>
              <span className="block font-medium">{step.title}</span>
              <span className="block text-muted text-xs">{step.text}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
