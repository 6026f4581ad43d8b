import { PublicHeader } from "../layout/public-header";
import { SnippetTabs } from "../snippets/snippet-tabs";
import { ButtonLink } from "../ui/actions/button-link";
import { ProductPicture } from "./product-picture";

const POINTS = [
  {
    title: "Never over, never falsely refused",
    text: "The most a call can cost is held before it goes out, on every budget at once. What it did not use comes back the moment it ends.",
  },
  {
    title: "Every cent explains itself",
    text: "Each call keeps its tokens by class, its price version and the sum that made its cost, to a billionth of a dollar.",
  },
  {
    title: "Your code stays as it is",
    text: "Any OpenAI client works by base URL and key. Sandbox models answer, stream and fail on demand before you connect a provider.",
  },
];

/** What this is in three sentences, a picture, and the way in. */
export function Landing({ gatewayUrl }: { gatewayUrl: string }) {
  return (
    <>
      <PublicHeader />
      <main>
        <section className="mx-auto max-w-7xl px-4 pt-14 sm:px-6 lg:pt-20">
          <h1 className="max-w-3xl text-balance font-semibold text-4xl tracking-tight sm:text-5xl">
            AI models by the token, billed exactly.
          </h1>
          <p className="mt-5 max-w-2xl text-base text-muted">
            Turnpike puts every model behind one key and one API. It meters each call as it happens and shows
            what it cost while it is still on your screen. Budgets hold before money is spent, so that a bill
            is never a surprise.
          </p>
          <div className="mt-7 mb-12 flex flex-wrap gap-2">
            <ButtonLink href="/signup" variant="primary" size="lg">
              Create an account
            </ButtonLink>
            <ButtonLink href="/login" size="lg">
              Log in
            </ButtonLink>
            <ButtonLink href="/docs" size="lg" variant="ghost">
              Read the quick start
            </ButtonLink>
          </div>
          <div className="scale-ticks" aria-hidden />
          <ProductPicture />
        </section>
        <section className="mx-auto grid max-w-7xl gap-x-10 gap-y-8 px-4 py-16 sm:px-6 lg:grid-cols-3">
          {POINTS.map((point) => (
            <div key={point.title} className="border-accent border-l-2 pl-4">
              <h2 className="mb-1 font-semibold text-base">{point.title}</h2>
              <p className="text-muted">{point.text}</p>
            </div>
          ))}
        </section>
        <section className="border-line border-t bg-surface">
          <div className="mx-auto grid max-w-7xl items-center gap-10 px-4 py-16 sm:px-6 lg:grid-cols-[2fr_3fr]">
            <div>
              <h2 className="font-semibold text-2xl tracking-tight">The first call takes a minute</h2>
              <p className="mt-2 text-muted">
                Sign up, take a key, paste this. The dashboard shows the call, its cost and its speed within a
                second.
              </p>
            </div>
            <SnippetTabs
              input={{
                gatewayUrl,
                body: {
                  model: "sandbox/small",
                  messages: [{ role: "user", content: "Say hello in three languages." }],
                },
              }}
            />
          </div>
        </section>
      </main>
    </>
  );
}
