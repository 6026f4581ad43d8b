/** Puts a text on the clipboard, also on a page that came over plain HTTP, where the clipboard's own API is missing. Throws when refused. */
export async function copyText(text: string): Promise<void> {
  if (globalThis.isSecureContext) return navigator.clipboard.writeText(text);
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.className = "fixed opacity-0";
  // Inside of what holds the focus: a dialog gives it to nothing outside.
  (before?.parentElement ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!isCopied) throw new Error("The browser refused: select and copy by hand");
}
