import Image from "next/image";
import dark from "@/public/dashboard-dark.webp";
import light from "@/public/dashboard-light.webp";

const ALT =
  "The dashboard: spend of the last thirty days by model, calls, tokens, time to first token, credit left, and the latest calls.";
const FRAME = "mt-6 h-auto w-full rounded-lg border border-line shadow-pop";

/** The dashboard in the reader's theme. */
export function ProductPicture() {
  return (
    <>
      <Image src={light} alt={ALT} priority unoptimized className={`${FRAME} dark:hidden`} />
      <Image src={dark} alt={ALT} priority unoptimized className={`${FRAME} hidden dark:block`} />
    </>
  );
}
