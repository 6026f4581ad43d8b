import { toast } from "./toaster";

/** Long enough to read it and to reach the button by keyboard. */
const SHOWN_MS = 10_000;

type Undo = {
  /** What was done: “Cap removed”. */
  done: string;
  /** Said when it is as before: “Cap is back”. */
  undone: string;
  undo: () => Promise<unknown>;
};

/** Says what was done and offers to take it back; a refusal is told in the server's words. */
export function undoToast({ done, undone, undo }: Undo): void {
  async function takeBack() {
    try {
      await undo();
      toast.success(undone);
    } catch (thrown) {
      toast.error(thrown instanceof Error ? thrown.message : "That did not work. Try again.");
    }
  }
  toast.success(done, { duration: SHOWN_MS, action: { label: "Undo", onClick: () => void takeBack() } });
}
