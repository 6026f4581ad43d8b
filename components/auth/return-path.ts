/** Only a path of this portal: a link to elsewhere must not come out of the log-in page. */
export function toReturnPath(text: string | undefined): string {
  return text && /^\/(?![/\\])/.test(text) ? text : "/";
}

/** Another way into an account that leads to the same page. */
export function withReturnPath(path: string, next: string | undefined): string {
  return next ? `${path}?${new URLSearchParams({ next: toReturnPath(next) })}` : path;
}
