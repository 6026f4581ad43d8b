/** One line of the launcher to the person who started it. */
export function say(line: string): void {
  console.log(`  ${line}`);
}
