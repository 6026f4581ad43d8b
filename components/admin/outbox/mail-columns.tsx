import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listOutboxEndpoint } from "@/lib/contract/outbox";
import { Status } from "../../ui/data/badge";
import type { Column } from "../../ui/data/column";
import { RelativeTime } from "../../ui/data/relative-time";

export type Mail = ResponseOf<typeof listOutboxEndpoint>["items"][number];

export function mailColumns(onOpen: (mail: Mail) => void): Column<Mail>[] {
  return [
    {
      id: "subject",
      header: "Subject",
      cell: (mail) => (
        <button type="button" className="text-left font-medium hover:underline" onClick={() => onOpen(mail)}>
          {mail.subject}
        </button>
      ),
    },
    { id: "to", header: "To", cell: (mail) => <span className="break-all text-muted">{mail.to}</span> },
    { id: "status", header: "Status", cell: (mail) => <MailStatus mail={mail} /> },
    {
      id: "at",
      header: "Written",
      cell: (mail) => <RelativeTime at={mail.createdAt} className="whitespace-nowrap text-muted" />,
    },
  ];
}

export function MailStatus({ mail }: { mail: Mail }) {
  if (mail.sentAt) return <Status tone="accent">Sent</Status>;
  if (mail.lastError) return <Status tone="danger">Failed, tried {mail.attempts} times</Status>;
  return <Status tone="neutral">Kept here</Status>;
}
