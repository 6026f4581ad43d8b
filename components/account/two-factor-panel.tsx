"use client";

import { useState } from "react";
import { Button } from "../ui/actions/button";
import { Status } from "../ui/data/badge";
import { RelativeTime } from "../ui/data/relative-time";
import { Notice } from "../ui/feedback/notice";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import { Panel } from "../ui/page/panel";
import type { Me } from "./me";

const TwoFactorSetUp = lazyOpened(() => import("./two-factor-set-up").then((m) => m.TwoFactorSetUp));
const DisableTwoFactorDialog = lazyOpened(() =>
  import("./disable-two-factor-dialog").then((m) => m.DisableTwoFactorDialog),
);

const CODES_LOW = 3;

export function TwoFactorPanel({ me }: { me: Me }) {
  const [opened, setOpened] = useState<"set_up" | "disable" | null>(null);
  const close = () => setOpened(null);
  const isOn = me.twoFactorSince !== null;
  return (
    <Panel
      title="Two-factor sign-in"
      description="After the password, a code from an app on your phone."
      actions={
        <Button size="sm" onClick={() => setOpened(isOn ? "disable" : "set_up")}>
          {isOn ? "Turn off" : "Set up"}
        </Button>
      }
    >
      <div className="space-y-3">
        {isOn ? (
          <p>
            <Status tone="accent">On</Status>
            <span className="text-muted">
              {" "}
              since <RelativeTime at={me.twoFactorSince} />, {me.recoveryCodesLeft} recovery{" "}
              {me.recoveryCodesLeft === 1 ? "code" : "codes"} left.
            </span>
          </p>
        ) : (
          <p>
            <Status tone="neutral">Off</Status>
            <span className="text-muted"> – whoever has your password can sign in.</span>
          </p>
        )}
        {isOn && me.recoveryCodesLeft < CODES_LOW && (
          <Notice tone="warning">
            Few recovery codes are left. To get new ones, turn two-factor off and set it up again.
          </Notice>
        )}
      </div>
      <TwoFactorSetUp hasPassword={me.hasPassword} open={opened === "set_up"} onClose={close} />
      <DisableTwoFactorDialog hasPassword={me.hasPassword} open={opened === "disable"} onClose={close} />
    </Panel>
  );
}
