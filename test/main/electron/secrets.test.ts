import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createClient, type Client } from '../../../src/shared/client.ts'
import { launchDesktop, type Desktop } from '../../support/launch-desktop.ts'

const PASSWORD = 'correct-horse-battery'
const SERVER = {
  host: 'smtp.example.com',
  port: 465,
  security: 'tls',
  user: 'robot@example.com',
  fromAddress: 'robot@example.com',
  fromName: '',
} as const

/** The window's calls, with a mail server in the settings. */
async function openWithServer({ bridge }: Desktop): Promise<Client> {
  const client = createClient(bridge)
  const { settings } = await client.call('session.get', {})
  await client.call('settings.edit', { ...settings, mailServer: SERVER })
  return client
}

function secretsFile({ folder }: Desktop): string {
  return join(folder, 'user-data/secrets.json')
}

describe('the password of the mail server', () => {
  test('A-20 is kept encrypted in the folder of the user, and is there after a restart', async () => {
    const desktop = await launchDesktop()
    const client = await openWithServer(desktop)
    const kept = { hasServer: true, hasPassword: true, keepsPasswords: true }
    expect(await client.call('outbox.setPassword', { password: PASSWORD })).toEqual(kept)
    const file = secretsFile(desktop)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const text = readFileSync(file, 'utf8')
    expect(text).not.toContain(PASSWORD)
    expect(text).not.toContain(Buffer.from(PASSWORD).toString('base64'))
    expect(await client.call('outbox.server', {})).toEqual(kept)
    expect(await client.call('outbox.setPassword', { password: null })).toMatchObject({ hasPassword: false })
  })

  test('has to be entered again when the system cannot read it any more', async () => {
    const desktop = await launchDesktop()
    const client = await openWithServer(desktop)
    await client.call('outbox.setPassword', { password: PASSWORD })
    desktop.electron.safeStorage.changeKey()
    expect(await client.call('outbox.server', {})).toMatchObject({ hasPassword: false, keepsPasswords: true })
  })

  test.each(['none', 'basic_text'] as const)(
    'lasts as long as this run where the system has no safe place (%s)',
    async (store) => {
      const desktop = await launchDesktop()
      desktop.electron.safeStorage.use(store)
      const client = await openWithServer(desktop)
      expect(await client.call('outbox.setPassword', { password: PASSWORD })).toEqual({
        hasServer: true,
        hasPassword: true,
        keepsPasswords: false,
      })
      expect(existsSync(secretsFile(desktop))).toBe(false)
    },
  )
})
