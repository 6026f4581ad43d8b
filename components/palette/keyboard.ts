/** Apple's keyboards have ⌘ where others have Ctrl; only a browser knows. */
export function isAppleKeyboard(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}
