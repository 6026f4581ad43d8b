import { Details } from "../../ui/data/details";
import { RelativeTime } from "../../ui/data/relative-time";
import { Notice } from "../../ui/feedback/notice";
import { type Mail, MailStatus } from "./mail-columns";

const LINK = /(https?:\/\/\S+)/;

/** The mail's text with its links; what others wrote in it stays text. */
export function MailReader({ mail }: { mail: Mail }) {
  let offset = 0;
  return (
    <div className="flex flex-col gap-4">
      <Details
        items={[
          { label: "To", value: mail.to },
          { label: "Written", value: <RelativeTime at={mail.createdAt} /> },
          { label: "Status", value: <MailStatus mail={mail} /> },
          ...(mail.sentAt ? [{ label: "Sent", value: <RelativeTime at={mail.sentAt} /> }] : []),
        ]}
      />
      {mail.lastError && <Notice tone="danger">{mail.lastError}</Notice>}
      <article className="whitespace-pre-wrap break-words rounded-md border border-line bg-sunken p-4">
        {mail.text.split(LINK).map((part) => {
          offset += part.length;
          return LINK.test(part) ? (
            <a key={offset} href={part} className="break-all font-medium text-accent-ink underline">
              {part}
            </a>
          ) : (
            <span key={offset}>{part}</span>
          );
        })}
      </article>
    </div>
  );
}
