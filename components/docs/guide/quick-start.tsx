import Link from "next/link";
import type { ReactNode } from "react";
import { SnippetTabs } from "../../snippets/snippet-tabs";
import { CodeBlock } from "../../ui/code/code-block";
import { GUIDE_SECTIONS } from "./guide-sections";
import { BUDGET_EXCEEDED, HEADER_ROWS, SANDBOX_ROWS, STATUS_ROWS } from "./guide-tables";

type GuideId = (typeof GUIDE_SECTIONS)[number]["id"];

const QUESTION = [{ role: "user", content: "Say hello in three languages." }];

function Section({ id, children }: { id: GuideId; children: ReactNode }) {
  const { title } = GUIDE_SECTIONS.find((section) => section.id === id)!;
  return (
    <section id={id} className="scroll-mt-16 border-line border-t py-8 first-of-type:border-0">
      <h2 className="mb-3 font-semibold text-lg tracking-tight">
        <a href={`#${id}`} className="hover:underline">
          {title}
        </a>
      </h2>
      <div className="flex flex-col gap-3 [&>p]:max-w-2xl [&>p]:text-muted">{children}</div>
    </section>
  );
}

function Code({ children }: { children: string }) {
  return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-ink text-xs">{children}</code>;
}

function Rows({ label, rows }: { label: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <table aria-label={label} className="w-full max-w-3xl">
      <tbody>
        {rows.map(([name, text]) => (
          <tr key={name} className="border-line border-t align-baseline">
            <th scope="row" className="w-2/5 py-1.5 pr-4 text-left font-normal sm:w-64">
              <code className="break-words font-mono text-xs">{name}</code>
            </th>
            <td className="py-1.5 text-muted">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** From a key to a bill that explains itself, on one page. */
export function QuickStart({ gatewayUrl }: { gatewayUrl: string }) {
  return (
    <article className="max-w-4xl">
      <Section id="first-call">
        <p>
          Any client of OpenAI's API works unmodified: set its base URL to <Code>{`${gatewayUrl}/v1`}</Code>{" "}
          and its key to one of yours. <Link href="/signup">Sign up</Link>, create a key, and run this.
        </p>
        <SnippetTabs input={{ gatewayUrl, body: { model: "sandbox/small", messages: QUESTION } }} />
      </Section>
      <Section id="sandbox">
        <p>
          Sandbox models answer without any provider account, deterministically, at a set pace. Some fail on
          demand, as the test cards of a payment system do, so that you can see your own code handle it.
        </p>
        <Rows label="Sandbox models" rows={SANDBOX_ROWS} />
      </Section>
      <Section id="streaming">
        <p>
          With <Code>stream: true</Code> the answer comes as server-sent events that end with{" "}
          <Code>data: [DONE]</Code>. Ask for <Code>include_usage</Code> and the last event before it carries
          tokens and cost. After the first byte the status is sent: a failure then is one event with{" "}
          <Code>error</Code>. If you close the connection, you pay for what was generated until the provider
          stopped.
        </p>
        <SnippetTabs
          input={{
            gatewayUrl,
            body: {
              model: "sandbox/large",
              messages: QUESTION,
              stream: true,
              stream_options: { include_usage: true },
            },
          }}
        />
      </Section>
      <Section id="cost">
        <p>
          Every answer says what it cost: <Code>usage.cost</Code> in the body, in USD, and the header{" "}
          <Code>x-turnpike-cost</Code> where the answer is not streamed. Prices are per million tokens; a
          call's cost is summed over its token classes and rounded once, to a billionth of a dollar. The
          call's page in the portal shows the sum line by line.
        </p>
        <Rows label="Headers of an answer" rows={HEADER_ROWS} />
      </Section>
      <Section id="errors">
        <p>
          Errors are OpenAI's: <Code>error.message</Code>, <Code>type</Code>, <Code>param</Code>,{" "}
          <Code>code</Code>. What may pass by itself says when to try again; what cannot says{" "}
          <Code>x-should-retry: false</Code>.
        </p>
        <CodeBlock language="json" title="402: a budget cannot pay for the call" code={BUDGET_EXCEEDED} />
        <Rows label="Statuses" rows={STATUS_ROWS} />
      </Section>
      <Section id="idempotency">
        <p>
          With an <Code>Idempotency-Key</Code> of your choice a call is run and billed once in 24 hours,
          however often you send it with the same key and body: later ones get the first answer again, a
          stream as the same stream, with its <Code>x-request-id</Code> and{" "}
          <Code>x-turnpike-replayed: true</Code>. Errors are not remembered, so a call that failed may be sent
          again as it is. If the first one is still under way, a second waits a few seconds for it, then gets
          409 with <Code>Retry-After</Code>.
        </p>
        <p>
          Closing a stream cancels it, and what came until then is its answer. An answer larger than a
          megabyte, or one that a crash cut off, is not kept: 409 <Code>idempotency_result_lost</Code> then
          names the request and what it cost.
        </p>
      </Section>
      <Section id="limits">
        <p>
          Requests and tokens a minute, requests a day and calls at once can be limited for the organization,
          for a project and for each of its keys; all of them hold. Answers carry the tightest:{" "}
          <Code>x-ratelimit-limit-requests</Code>, <Code>x-ratelimit-remaining-tokens</Code> and their resets.
          Budgets are hard: the most that a call can cost is held before it goes upstream, and what it did not
          use is given back. A budget is never exceeded, however many calls run at once. It may be the
          organization's, a project's, a key's or an end customer's, for a day, a week, a month (UTC) or in
          all, and it can be raised for a while.
        </p>
        <p>
          Name your own customer in <Code>user</Code>: its spend then counts against its own cap, or against
          the default that you set for each of them, from its very first call on.
        </p>
      </Section>
      <Section id="keys">
        <p>
          A key can be bound to models, endpoints, addresses and an expiry. Its secret is shown once and kept
          only as a hash. Rotating gives it a new secret while the old one stays good for up to seven days;
          its id, history and limits do not change. Revoking ends it on every gateway in under a second.
        </p>
      </Section>
    </article>
  );
}
