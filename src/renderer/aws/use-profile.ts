import { call, run } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'

/** Puts a profile to use, and has AWS say who it is; null puts none to use. Says what goes wrong. */
export async function putToUse(profile: string | null): Promise<void> {
  try {
    await call('profiles.use', { profile })
    if (profile !== null) await run('aws.whoAmI', { profile })
  } catch (error) {
    showFailure(error)
  }
}
