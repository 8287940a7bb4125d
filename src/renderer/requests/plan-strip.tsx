import { Button, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { InvitePlan } from '../../shared/contract/invites.ts'
import { PLAN_STATE_LABELS } from '../../shared/domain/invite-plan.ts'
import { call, queryClient, subscribe, useOperation } from '../api.ts'
import { perform } from '../governance/perform.ts'
import { formatAmount, formatDay } from '../ui/format.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { startPlan } from './run-plan.ts'
import { StartPlanDialog } from './start-plan-dialog.tsx'
import classes from './requests.module.css'

/** The plans that are not finished: how far each is, **Start**, **Pause**, **Continue**. */
export function PlanStrip(): React.JSX.Element | null {
  const plans = useOperation('invites.plans', {}).data?.plans ?? []
  useEffect(
    () =>
      subscribe((event) => {
        const isEnd =
          event.kind === 'job.changed' &&
          event.job.operation === 'aws.runPlan' &&
          event.job.status.state !== 'running'
        if (isEnd) void queryClient.invalidateQueries({ queryKey: ['invites.plans'] })
      }),
    [],
  )
  const open = plans.filter(({ state }) => state !== 'finished')
  if (open.length === 0) return null
  return (
    <section className={classes['plans']} aria-label="Plans of invitations">
      {open.map((plan) => (
        <PlanLine key={plan.id} plan={plan} />
      ))}
    </section>
  )
}

function PlanLine({ plan }: { readonly plan: InvitePlan }): React.JSX.Element {
  const reason = missingPermission(useSession(), 'onboarding')
  const [isAsking, setAsking] = useState(false)
  const startLabel = plan.state === 'planned' ? 'Start' : 'Continue'
  return (
    <div className={classes['plan']}>
      <Group justify="space-between" wrap="nowrap" gap="md">
        <div>
          <Text size="sm" fw={560}>
            {plan.name}
          </Text>
          <Text size="xs" c="dimmed">
            {planInWords(plan)}
          </Text>
        </div>
        <Group gap={6} wrap="nowrap">
          {plan.state === 'running' && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Pause ${plan.name}`}
              onClick={() =>
                void perform(`${plan.name} is paused.`, () =>
                  call('invites.pausePlan', { id: plan.id, rev: plan.rev }),
                )
              }
            >
              Pause
            </Button>
          )}
          {!plan.isUnderWay && (
            <GuardedButton size="compact-sm" reason={reason} onClick={() => setAsking(true)}>
              {startLabel}
            </GuardedButton>
          )}
        </Group>
      </Group>
      {isAsking && (
        <StartPlanDialog
          plan={plan}
          submitLabel={startLabel}
          onStart={(profile) => {
            setAsking(false)
            void startPlan(plan, profile)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}

function planInWords(plan: InvitePlan): string {
  const { state, isUnderWay, payer, sent, total, waiting, failed, unsure, nextAt, endsAt } = plan
  const parts = [payer.name, `${sent} of ${formatAmount(total, 'invitation')} sent`]
  if (failed > 0) parts.push(`${failed} not taken`)
  if (unsure > 0) parts.push(`${unsure} unsure`)
  if (waiting > 0 && nextAt !== null) parts.push(`next from ${formatDay(nextAt)}`)
  if (waiting > 0 && endsAt !== null) parts.push(`last on ${formatDay(endsAt)}`)
  const isLeft = state === 'running' && !isUnderWay
  return [isLeft ? 'Started, and no job works on it' : PLAN_STATE_LABELS[state], ...parts].join(' · ')
}
