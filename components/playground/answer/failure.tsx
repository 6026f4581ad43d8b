import { CircleAlert } from "lucide-react";
import { Link } from "../../ui/actions/link";
import { CopyButton } from "../../ui/code/copy-button";
import type { Answer } from "../stream/answer";
import { adviceFor } from "./advice";

type FailureProps = {
  error: NonNullable<Answer["error"]>;
  requestId: string | null;
  orgSlug: string;
};

/** What went wrong in whose words, what helps, and the id to ask about it with. */
export function Failure({ error, requestId, orgSlug }: FailureProps) {
  const { text, ways } = adviceFor(error, orgSlug);
  return (
    <div role="alert" className="mt-1 flex gap-2.5 rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
      <CircleAlert size={15} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {error.status > 0 && error.status !== 200 ? `${error.status} ` : ""}
          {error.code.replaceAll("_", " ")}
        </p>
        <p className="break-words">{error.message}</p>
        {text && <p className="mt-1 break-words">{text}</p>}
        {ways.length > 0 && (
          <p className="mt-1 flex flex-wrap gap-x-3">
            {ways.map(({ label, href }) => (
              <Link key={href} href={href} className="underline underline-offset-2">
                {label}
              </Link>
            ))}
          </p>
        )}
        {requestId && (
          <p className="mt-1 flex items-center gap-1 text-xs">
            <span className="break-all">
              Request <code className="font-mono">{requestId}</code>
            </span>
            <CopyButton text={requestId} label="Copy the request's id" className="text-danger-ink!" />
          </p>
        )}
      </div>
    </div>
  );
}
