/** The time at which React believes the last reveal to have been: long ago, and not to be changed. */
const REVEALED_LONG_AGO = 'Object.defineProperty(window,"$RT",{value:-1e6})';

/**
 * Shows what the server streams as soon as it has come. React holds each streamed part back until 300 ms after the first
 * paint, so that placeholders do not follow each other quickly; here a page is one part, mostly there before that paint, and
 * a placeholder shows itself late (`.skeleton`). Where React renames its `$RT` this does nothing: decision 16.
 */
export function RevealAtOnce({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {REVEALED_LONG_AGO}
    </script>
  );
}
