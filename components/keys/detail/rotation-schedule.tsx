"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { updateKeyMutation } from "@/lib/client/keys";
import { Button } from "../../ui/actions/button";
import { RelativeTime } from "../../ui/data/relative-time";
import { Notice } from "../../ui/feedback/notice";
import { toast } from "../../ui/feedback/toaster";
import { Field } from "../../ui/forms/field";
import { Select } from "../../ui/forms/select";
import { Panel } from "../../ui/page/panel";
import type { Key } from "../key";
import { OverlapField } from "../overlap-field";

const NEVER = "never";
const CYCLES = [7, 30, 60, 90, 180, 365];

type RotationScheduleProps = { orgId: string; apiKey: Key; mayWrite: boolean };

function cycleOptions(current: number | null) {
  const days =
    current === null || CYCLES.includes(current) ? CYCLES : [...CYCLES, current].sort((a, b) => a - b);
  return [
    { value: NEVER, label: "Never by itself" },
    ...days.map((day) => ({ value: String(day), label: `Every ${day} days` })),
  ];
}

export function RotationSchedule({ orgId, apiKey: key, mayWrite }: RotationScheduleProps) {
  const [days, setDays] = useState(key.rotateEveryDays);
  const [overlapSeconds, setOverlapSeconds] = useState(key.rotationOverlapSeconds);
  const update = useMutation(updateKeyMutation(orgId, key.id));
  const isChanged = days !== key.rotateEveryDays || overlapSeconds !== key.rotationOverlapSeconds;

  function save() {
    update.mutate(
      { rotateEveryDays: days, rotationOverlapSeconds: overlapSeconds },
      { onSuccess: () => toast.success("Rotation schedule saved") },
    );
  }

  return (
    <Panel
      title="Scheduled rotation"
      description="A new secret is made by itself and waits here, encrypted, until you fetch it."
    >
      {mayWrite ? (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Field label="Rotate" hint={key.nextRotationAt && <NextRotation at={key.nextRotationAt} />}>
            <Select
              value={days === null ? NEVER : String(days)}
              options={cycleOptions(key.rotateEveryDays)}
              onChange={(next) => setDays(next === NEVER ? null : Number(next))}
            />
          </Field>
          {days !== null && (
            <OverlapField
              label="The old secret stays good for"
              value={overlapSeconds}
              onChange={setOverlapSeconds}
            />
          )}
          {update.error && <Notice tone="danger">{update.error.message}</Notice>}
          <Button type="submit" className="self-start" disabled={!isChanged} loading={update.isPending}>
            Save schedule
          </Button>
        </form>
      ) : (
        <p className="text-muted">
          {key.rotateEveryDays === null ? "Never by itself." : `Every ${key.rotateEveryDays} days.`}{" "}
          {key.nextRotationAt && <NextRotation at={key.nextRotationAt} />}
        </p>
      )}
    </Panel>
  );
}

function NextRotation({ at }: { at: string }) {
  return (
    <>
      The next one is <RelativeTime at={at} />.
    </>
  );
}
