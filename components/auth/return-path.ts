/** Only a path of this portal: a link to elsewhere must not come out of the log-in page. */
export function toReturnPath(text: string | undefined): string {
  return text && /^\/(?![/\\])/.test(text) ? text : "/";
}
