import { notifications } from '@mantine/notifications'
import type { InvitePlan } from '../../shared/contract/invites.ts'
import { run } from '../api.ts'
import { failureText } from '../failure-text.ts'
import { asFailure } from '../ui/as-failure.ts'
import { showFailure } from '../ui/failure-notice.tsx'

/** Starts the job that works a plan off, and says what stopped it, if anything did. It goes on without this window. */
export async function startPlan({ id: planId, name }: InvitePlan, profile: string): Promise<void> {
  try {
    const { stopped, sent } = await run('aws.runPlan', { planId, profile })
    if (stopped === null) return
    notifications.show({
      role: 'alert',
      color: 'red',
      autoClose: 20_000,
      title: `${name} is paused, ${sent} were sent`,
      message: failureText(stopped).sentence,
    })
  } catch (error) {
    if (asFailure(error).code !== 'cancelled') showFailure(error)
  }
}
