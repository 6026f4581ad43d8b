import { cn } from "../ui/cn";

const LENGTH_MIN = 10;
const WORDS = ["", "Weak", "Fair", "Good", "Strong"];
const TONES = ["bg-hover", "bg-danger", "bg-warning", "bg-accent", "bg-accent"];

/** A hint while typing; the server has the last word. */
export function PasswordStrength({ password }: { password: string }) {
  const strength = strengthOf(password);
  const length = [...password].length;
  return (
    <div className="flex items-center gap-3" aria-live="polite">
      <span aria-hidden className="flex flex-1 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={cn("h-1 flex-1 rounded-full", step <= strength ? TONES[strength] : "bg-hover")}
          />
        ))}
      </span>
      <span className="min-w-36 text-right text-subtle text-xs">
        {length < LENGTH_MIN ? `At least ${LENGTH_MIN} characters` : `${WORDS[strength]} password`}
      </span>
    </div>
  );
}

/** 0 to 4 by length and by how many different characters and kinds there are. */
function strengthOf(password: string): number {
  const characters = [...password];
  if (characters.length === 0) return 0;
  if (characters.length < LENGTH_MIN) return 1;
  const distinct = new Set(characters).size;
  if (distinct < 5) return 1;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  const points = characters.length + kinds * 3 + Math.min(distinct, 12);
  return points >= 36 ? 4 : points >= 27 ? 3 : 2;
}
