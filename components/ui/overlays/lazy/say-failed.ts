import { toast } from "../../feedback/toaster";

export function sayFailed(): void {
  toast.error("That part of the page could not be loaded. Try again.");
}
