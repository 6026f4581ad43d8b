import type { ReactNode } from "react";

type MessagePageProps = {
  /** The status, or what stands in its place. */
  code: string;
  title: string;
  children: ReactNode;
  /** The ways on. */
  actions: ReactNode;
  reference?: string;
};

/** A page that says what is wrong and leads on. Without state or queries, so that it stands when those do not. */
export function MessagePage({ code, title, children, actions, reference }: MessagePageProps) {
  return (
    <div className="mx-auto flex w-full max-w-md flex-col gap-3 px-6 py-16">
      <p className="font-mono text-subtle text-xs">{code}</p>
      <div className="scale-ticks" aria-hidden />
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <div className="space-y-2 text-muted">{children}</div>
      <div className="mt-2 flex flex-wrap gap-2">{actions}</div>
      {reference && (
        <p className="mt-2 text-subtle text-xs">
          Reference for support: <code className="select-all font-mono text-muted">{reference}</code>
        </p>
      )}
    </div>
  );
}
