import { SnippetTabs } from "../snippets/snippet-tabs";
import { Link } from "../ui/actions/link";
import { CopyField } from "../ui/code/copy-field";

type OverviewStartProps = { gatewayUrl: string; isSignedIn: boolean };

const MESSAGES = [{ role: "user", content: "Say hello in three languages." }];

/** What a reader needs before anything else: the two addresses, and a call that runs as it stands. */
export function OverviewStart({ gatewayUrl, isSignedIn }: OverviewStartProps) {
  return (
    <section
      aria-label="First call"
      className="mb-10 grid gap-6 rounded-lg border border-line bg-surface p-4 sm:p-6 xl:grid-cols-2"
    >
      <div className="min-w-0">
        <h2 className="font-semibold text-lg tracking-tight">Change the address, keep your code</h2>
        <p className="mt-2 text-muted">
          What speaks OpenAI's or Anthropic's API works here as it is, with one of your keys.
        </p>
        <dl className="mt-4 flex flex-col gap-3">
          <div>
            <dt className="mb-1 font-medium text-xs">Base URL for OpenAI's clients</dt>
            <dd>
              <CopyField value={`${gatewayUrl}/v1`} label="base URL for OpenAI's clients" />
            </dd>
          </div>
          <div>
            <dt className="mb-1 font-medium text-xs">For Anthropic's, Gemini's and Cohere's</dt>
            <dd>
              <CopyField value={gatewayUrl} label="base URL for the others" />
            </dd>
          </div>
        </dl>
        <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-accent-ink">
          <Link href="/docs/guides/first-call" className="underline underline-offset-2">
            First call in 60 seconds
          </Link>
          <Link href={isSignedIn ? "/playground" : "/signup"} className="underline underline-offset-2">
            {isSignedIn ? "Open the playground" : "Get a key"}
          </Link>
        </p>
      </div>
      <SnippetTabs input={{ gatewayUrl, body: { model: "sandbox/small", messages: MESSAGES } }} />
    </section>
  );
}
