/** What a mail says; `action` is its one button. */
export type Letter = {
  kind: "verify_email" | "reset_password" | "invitation" | "password_changed" | "key_rotated" | "alert";
  subject: string;
  lines: string[];
  action?: { label: string; url: string };
  footnote: string;
};

/** The plain-text form. */
export function toText(letter: Letter): string {
  const parts = [...letter.lines];
  if (letter.action) parts.push(`${letter.action.label}: ${letter.action.url}`);
  return `${[...parts, letter.footnote].join("\n\n")}\n`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (char) => entities[char]!);
}

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The HTML form: one column, inline styles, readable in light and dark clients; names of people are escaped. */
export function toHtml(letter: Letter): string {
  const lines = letter.lines.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join("");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(letter.subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f4f4f2;${FONT};font-size:15px;line-height:1.55;color:#1c1c1a">
<div style="max-width:480px;margin:0 auto">
<p style="margin:0 0 20px;font-weight:650;letter-spacing:-0.01em">Turnpike</p>
<div style="background:#fff;border:1px solid #e2e2dd;border-radius:10px;padding:28px">
<h1 style="margin:0 0 16px;font-size:19px;line-height:1.3">${escapeHtml(letter.subject)}</h1>
${lines}${letter.action ? toButton(letter.action) : ""}</div>
<p style="margin:20px 4px 0;font-size:13px;color:#6b6b64">${escapeHtml(letter.footnote)}</p>
</div></body></html>
`;
}

function toButton(action: { label: string; url: string }): string {
  const url = escapeHtml(action.url);
  return `<p style="margin:24px 0"><a href="${url}" style="display:inline-block;background:#1c1c1a;color:#fff;
text-decoration:none;font-weight:600;padding:11px 20px;border-radius:7px">${escapeHtml(action.label)}</a></p>
<p style="margin:0;font-size:13px;color:#6b6b64;word-break:break-all">Or open ${url}</p>`;
}
