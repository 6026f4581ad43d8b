type Load = () => Promise<unknown>;

const TOUCHES = ["pointermove", "pointerdown", "keydown"] as const;

const waiting: Load[] = [];
let isListening = false;
let isTouched = false;

/** Runs them one after another once somebody moves the pointer, presses or types: not for who only looks. */
export function warmAtFirstTouch(load: Load): void {
  waiting.push(load);
  if (isTouched) whenIdle(loadAll);
  else if (!isListening) {
    isListening = true;
    for (const touch of TOUCHES) window.addEventListener(touch, onTouch, { passive: true });
  }
}

function onTouch(): void {
  isTouched = true;
  for (const touch of TOUCHES) window.removeEventListener(touch, onTouch);
  whenIdle(loadAll);
}

async function loadAll(): Promise<void> {
  for (const load of waiting.splice(0)) await load();
}

/** Safari knows no idle callback. */
function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(run, { timeout: 500 });
  else setTimeout(run, 50);
}
