import { prepareSparkline } from "./prepare-sparkline";

const WIDTH = 200;
const HEIGHT = 28;

/** Decoration beside a figure that says the same in words, hence hidden from screen readers. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const paths = prepareSparkline(values, WIDTH, HEIGHT);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-7 w-full overflow-visible"
    >
      {paths && (
        <>
          <path d={paths.area} className="fill-accent-soft opacity-70" />
          <path
            d={paths.line}
            className="fill-none stroke-accent"
            strokeWidth="1.25"
            vectorEffect="non-scaling-stroke"
          />
        </>
      )}
    </svg>
  );
}
