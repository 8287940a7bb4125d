import { describe, expect, test } from 'vitest'
import { readRunbookResults } from '../../../src/shared/domain/runbook-results.ts'
import { runbookResultName, runbookScript, type RunbookStep } from '../../../src/shared/domain/runbook.ts'
import { fakeAwsCli } from '../../support/fake-aws-cli.ts'

const ID = '0198c0de-0000-7000-8000-000000000001'
const RESULTS = runbookResultName(ID)

function script(...steps: readonly Partial<RunbookStep>[]): string {
  return runbookScript({
    id: ID,
    madeAt: '2026-03-01T09:00:00.000Z',
    accountId: '111122223333',
    steps: steps.map((step, index) => ({
      actionId: `action-${index + 1}`,
      title: `Invite account: ${index + 1}`,
      cliArguments: ['organizations', 'invite-account-to-organization', '--target', `Id=${index + 1}`],
      ratePerSecond: 3,
      ...step,
    })),
  })
}

function resultsOf(text: string) {
  const read = readRunbookResults(text)
  return { runbook: read?.runbook, unreadable: read?.unreadable, ...Object.fromEntries(read?.results ?? []) }
}

const ANSWER = `printf '{\\n  "Handshake": {"Id": "h-%s"}\\n}\\n' "$count"`

describe('a runbook in a real shell', () => {
  test('makes every call in order and writes each answer down as one line', async () => {
    const cli = fakeAwsCli(ANSWER)
    const ran = await cli.run(script({}, {}))

    expect(ran).toMatchObject({ code: 0, errors: '' })
    expect(cli.calls()).toEqual([
      ['organizations', 'invite-account-to-organization', '--target', 'Id=1', '--output', 'json'],
      ['organizations', 'invite-account-to-organization', '--target', 'Id=2', '--output', 'json'],
    ])
    expect(resultsOf(cli.results(RESULTS))).toEqual({
      runbook: ID,
      unreadable: [],
      'action-1': { kind: 'ok', answer: { Handshake: { Id: 'h-0' } } },
      'action-2': { kind: 'ok', answer: { Handshake: { Id: 'h-1' } } },
    })
  })

  test.each([
    `It's Müller & Söhne; $(touch broken) \`touch broken\` "quoted" \\ back`,
    'two\nlines and a ! * ? [a] ~ # %s',
    '-n',
    '',
  ])('hands over %j exactly as it is, and runs nothing of it', async (text) => {
    const cli = fakeAwsCli(ANSWER)
    const ran = await cli.run(script({ title: text, cliArguments: ['organizations', 'x', '--notes', text] }))

    expect(ran).toMatchObject({ code: 0, errors: '' })
    expect(cli.calls()).toEqual([['organizations', 'x', '--notes', text, '--output', 'json']])
  })

  test('lets the CLI read no value from a file or a server', async () => {
    const cli = fakeAwsCli(ANSWER)
    await cli.run(script({ cliArguments: ['organizations', 'x', '--notes', 'file:///etc/passwd'] }))

    expect(cli.calls()[0]?.[3]).toBe(' file:///etc/passwd')
  })

  test('asks nothing when the credentials are of another account', async () => {
    const cli = fakeAwsCli(ANSWER, '999988887777')
    const { code, errors } = await cli.run(script({}))

    expect(code).toBe(1)
    expect(errors).toContain('These credentials are of 999988887777, and this is for 111122223333.')
    expect(cli.calls()).toEqual([])
  })

  test('keeps the words of a refusal and goes on', async () => {
    const refusal = String.raw`An error occurred (DuplicateHandshakeException) when calling the InviteAccountToOrganization operation: "x" \ y`
    const cli = fakeAwsCli(
      `if [ "$count" = 0 ]; then printf '\\n%s\\n' '${refusal}' >&2; exit 254; fi; ${ANSWER}`,
    )
    const { code, out } = await cli.run(script({}, {}))

    expect(code).toBe(0)
    expect(out).toContain('1 done, 1 refused, 0 asked earlier.')
    const results = resultsOf(cli.results(RESULTS))
    expect(results).toMatchObject({ 'action-2': { kind: 'ok' } })
    expect(results).toMatchObject({
      'action-1': { kind: 'refused', error: expect.stringContaining(refusal) },
    })
  })

  test('started again, asks only what was not asked yet', async () => {
    const offline = 'Could not connect to the endpoint URL: "https://organizations.us-east-1.amazonaws.com/"'
    const cli = fakeAwsCli(`if [ "$count" = 1 ]; then echo '${offline}' >&2; exit 255; fi; ${ANSWER}`)
    const first = await cli.run(script({}, {}, {}))
    expect(first.code).toBe(1)
    expect(resultsOf(cli.results(RESULTS))).toMatchObject({ 'action-2': { kind: 'waiting' } })

    const second = await cli.run(script({}, {}, {}))

    expect(second.out).toContain('2 done, 0 refused, 1 asked earlier.')
    expect(cli.calls().map((call) => call[3])).toEqual(['Id=1', 'Id=2', 'Id=2', 'Id=3'])
  })

  test('killed while AWS is being asked, never asks that again', async () => {
    const cli = fakeAwsCli(`if [ "$count" = 0 ]; then kill -9 $PPID; exit 1; fi; ${ANSWER}`)
    await cli.run(script({}, {}))
    const second = await cli.run(script({}, {}))

    expect(second.code).toBe(0)
    expect(cli.calls().map((call) => call[3])).toEqual(['Id=1', 'Id=2'])
    expect(resultsOf(cli.results(RESULTS))).toMatchObject({
      'action-1': { kind: 'begun' },
      'action-2': { kind: 'ok' },
    })
  })

  test('an answer that was lost is nobody’s to guess: the script stops', async () => {
    const cli = fakeAwsCli(`echo 'Connection was closed before we received a valid response' >&2; exit 255`)
    const { code, errors } = await cli.run(script({}, {}))

    expect(code).toBe(1)
    expect(errors).toContain('Nobody knows whether AWS did it')
    expect(cli.calls()).toHaveLength(1)
    expect(resultsOf(cli.results(RESULTS))).toMatchObject({ 'action-1': { kind: 'begun' } })
  })

  test('waits out a throttled call and asks again', async () => {
    const slow =
      'An error occurred (TooManyRequestsException) when calling the InviteAccountToOrganization operation: slow'
    const cli = fakeAwsCli(`if [ "$count" -lt 2 ]; then echo '${slow}' >&2; exit 254; fi; ${ANSWER}`)
    const { code } = await cli.run(script({}))

    expect(code).toBe(0)
    expect(cli.calls()).toHaveLength(3)
    expect(resultsOf(cli.results(RESULTS))).toMatchObject({ 'action-1': { kind: 'ok' } })
  })

  test('pauses between calls as long as AWS wants, and not before the first', async () => {
    const cli = fakeAwsCli(ANSWER)
    await cli.run(script({ ratePerSecond: 0.05 }, { ratePerSecond: 3 }, {}))

    expect(cli.results('pauses')).toBe('20\n1\n')
  })

  test('an empty answer counts as done', async () => {
    const cli = fakeAwsCli('exit 0')
    await cli.run(script({}))

    expect(resultsOf(cli.results(RESULTS))).toMatchObject({ 'action-1': { kind: 'ok', answer: {} } })
  })
})

describe('the results of a runbook', () => {
  test('are recognised by their first line, and half a line at the end is named', () => {
    expect(readRunbookResults('account_id;marketplace_id\n')).toBeNull()
    const text = `{"quartermaster-runbook":"${ID}"}\n{"action":"a","ok":true,"answer":{}}\n{"action":"b","ok`
    expect(resultsOf(text)).toEqual({ runbook: ID, unreadable: [3], a: { kind: 'ok', answer: {} } })
  })
})
