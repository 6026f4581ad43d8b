import { env } from "@/lib/core/env";

/** A notification as it goes out. */
export type Message = {
  notificationId: string;
  orgId: string;
  orgName: string;
  kind: string;
  severity: string;
  title: string;
  lines: string[];
  path: string;
  data: unknown;
  createdAt: Date;
};

/** The body of a signed webhook: the same bytes at every try. */
export function toWebhookBody(message: Message): string {
  const { notificationId, orgId, orgName, kind, severity, title, lines, data, createdAt } = message;
  return JSON.stringify({
    type: `alert.${kind}`,
    timestamp: createdAt.toISOString(),
    data: {
      id: notificationId,
      organization: { id: orgId, name: orgName },
      severity,
      title,
      lines,
      url: urlOf(message),
      details: data,
    },
  });
}

const SIGNS: Record<string, string> = { critical: ":red_circle:", warning: ":large_yellow_circle:" };
const HEADER_LENGTH_MAX = 150;

/** The body of an incoming webhook as Slack (and Mattermost, Discord's /slack, Rocket.Chat) takes it. */
export function toSlackBody(message: Message): string {
  const { orgName, severity, title, lines } = message;
  const sign = SIGNS[severity] ?? ":large_blue_circle:";
  const text = [...lines, `<${urlOf(message)}|Look at it> · ${escapeSlack(orgName)}`];
  return JSON.stringify({
    text: `${sign} ${escapeSlack(title)}`,
    blocks: [
      { type: "header", text: { type: "plain_text", text: title.slice(0, HEADER_LENGTH_MAX), emoji: false } },
      {
        type: "section",
        text: {
          type: "mrkdwn",
          text: [sign, ...text.slice(0, -1).map(escapeSlack), text.at(-1)].join("\n"),
        },
      },
    ],
  });
}

function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function urlOf({ path }: Message): string {
  return new URL(path, env().PORTAL_URL).href;
}
