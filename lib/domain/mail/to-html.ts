import type { Letter } from "./templates";

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const LIGHT = {
  page: "#f6f6f2",
  card: "#ffffff",
  line: "#e2e3dc",
  ink: "#18211d",
  muted: "#56605b",
  button: "#0c6b4a",
  onButton: "#ffffff",
};

const DARK: typeof LIGHT = {
  page: "#0f1312",
  card: "#171c1a",
  line: "#2c3330",
  ink: "#eef1ea",
  muted: "#a9b3ae",
  button: "#47d19b",
  onButton: "#08231a",
};

const EDGES = { info: LIGHT.button, warning: "#d08a12", critical: "#cc3a33" };

/** Clients that follow the system's scheme take these over the inline colours; Outlook's app marks what it turned dark. */
function darkRules(before: string): string {
  return [
    `${before}.page{background:${DARK.page}!important}`,
    `${before}.card{background:${DARK.card}!important;border-color:${DARK.line}!important}`,
    `${before}.ink{color:${DARK.ink}!important}`,
    `${before}.muted{color:${DARK.muted}!important}`,
    `${before}.mark{background:${DARK.button}!important}`,
    `${before}.row{border-color:${DARK.line}!important}`,
    `${before}.button{background:${DARK.button}!important;color:${DARK.onButton}!important}`,
  ].join("");
}

const STYLE = `body{margin:0;padding:0;-webkit-text-size-adjust:100%}
a{text-decoration:none}
@media(max-width:480px){.card{padding:22px 18px!important}.button{display:block!important;text-align:center}}
@media(prefers-color-scheme:dark){${darkRules("")}}
${darkRules("[data-ogsc] ")}`;

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

const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

function toFacts(facts: Letter["facts"]): string {
  if (!facts?.length) return "";
  const rows = facts.map(
    ([label, value]) =>
      `<tr><td class="muted row" style="padding:8px 16px 8px 0;border-top:1px solid ${LIGHT.line};color:${LIGHT.muted};
font-size:13px;white-space:nowrap;vertical-align:top">${escapeHtml(label)}</td>
<td class="ink row" style="padding:8px 0;border-top:1px solid ${LIGHT.line};color:${LIGHT.ink};font-size:14px;
word-break:break-word">${escapeHtml(value)}</td></tr>`,
  );
  return `<table ${TABLE} style="margin:0 0 20px">${rows.join("")}</table>`;
}

function toButton(action: Letter["action"]): string {
  if (!action) return "";
  const url = escapeHtml(action.url);
  return `<p style="margin:24px 0 20px"><a class="button" href="${url}" style="display:inline-block;
background:${LIGHT.button};color:${LIGHT.onButton};font-weight:600;font-size:15px;padding:11px 22px;
border-radius:6px">${escapeHtml(action.label)}</a></p>
<p class="muted" style="margin:0;font-size:12px;line-height:1.5;color:${LIGHT.muted};word-break:break-all">
If the button does not work: <span>${url}</span></p>`;
}

/**
 * The HTML form: one column of tables and inline styles, 520 px at most, its own colours where a client is dark. What people
 * wrote is escaped. Nothing is loaded from anywhere, so opening a mail tells nobody.
 */
export function toHtml(letter: Letter): string {
  const lines = letter.lines
    .map((line) => `<p class="ink" style="margin:0 0 16px;color:${LIGHT.ink}">${escapeHtml(line)}</p>`)
    .join("\n");
  const subject = escapeHtml(letter.subject);
  const edge = EDGES[letter.severity ?? "info"];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${subject}</title><style>${STYLE}</style></head>
<body class="page" style="background:${LIGHT.page}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(letter.lines[0] ?? "")}</div>
<table ${TABLE} class="page" style="background:${LIGHT.page}"><tr><td align="center" style="padding:28px 12px">
<table ${TABLE} style="max-width:520px;font-family:${FONT};font-size:15px;line-height:1.55">
<tr><td class="ink" style="padding:0 4px 16px;color:${LIGHT.ink};font-weight:600;font-size:15px">
<span class="mark" style="display:inline-block;width:10px;height:10px;border-radius:2px;background:${EDGES.info}"></span>&nbsp; Turnpike</td></tr>
<tr><td class="card" style="padding:30px;background:${LIGHT.card};border:1px solid ${LIGHT.line};border-top:3px solid ${edge}!important;
border-radius:8px">
<p class="muted" style="margin:0 0 6px;font-size:13px;color:${LIGHT.muted}">${escapeHtml(letter.topic)}</p>
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:1.3;font-weight:600;color:${LIGHT.ink};
word-break:break-word">${subject}</h1>
${lines}
${toFacts(letter.facts)}${toButton(letter.action)}
</td></tr>
<tr><td class="muted" style="padding:16px 4px 0;font-size:12px;line-height:1.5;color:${LIGHT.muted}">${escapeHtml(letter.footnote)}</td></tr>
</table></td></tr></table></body></html>
`;
}
