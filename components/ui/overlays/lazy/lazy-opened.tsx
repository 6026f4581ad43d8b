"use client";

import { type ComponentType, useEffect, useState } from "react";
import { dialogModule } from "../dialog";
import { lazyModule } from "./lazy-module";
import { sayFailed } from "./say-failed";

/** A dialog with all that is in it, whose code comes when it is first opened. It takes `open` and has no trigger. */
export function lazyOpened<P extends { open: boolean }>(importDialog: () => Promise<ComponentType<P>>) {
  const source = lazyModule(async () => {
    const [Dialog] = await Promise.all([importDialog(), dialogModule.load()]);
    return Dialog;
  });

  return function LazyOpened(props: P) {
    const [Dialog, setDialog] = useState<ComponentType<P> | null>(null);
    const isWanted = props.open && !Dialog;
    useEffect(() => source.warm(), []);
    useEffect(() => {
      if (isWanted) source.load().then((loaded) => setDialog(() => loaded), sayFailed);
    }, [isWanted]);
    return Dialog && <Dialog {...props} />;
  };
}
