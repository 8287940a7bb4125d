import type { StagedAccount } from '../listings/staged-account.ts'
import { awsStateCode } from '../pool/account-codes.ts'

/** How an organization at AWS differs from what is recorded of it; members by their names. */
export interface SampleDrift {
  readonly gone?: readonly string[]
  readonly renamed?: Readonly<Record<string, string>>
  readonly movedEmails?: Readonly<Record<string, string>>
  readonly suspended?: readonly string[]
  /** The first account that waits for a customer is suspended too. */
  readonly isStockSuspended?: boolean
  readonly unknown?: readonly (readonly [accountId: number, name: string])[]
}

/** What was there a week ago … */
const A_WEEK_AGO: SampleDrift = {
  gone: ['partner-demo'],
  renamed: { 'rheinbogen-metering': 'rheinbogen-smart-metering' },
  suspended: ['granit-bau-cad'],
  unknown: [[306_518_842_097, 'leuchtturm-sandbox']],
}

/** … and still is, with what came since: the former are findings by now, the latter hints. */
export const DRIFT = {
  coreAWeekAgo: A_WEEK_AGO,
  core: {
    ...A_WEEK_AGO,
    movedEmails: { 'museum-archive': 'cloud@museum-am-kai.example' },
    isStockSuspended: true,
    unknown: [...(A_WEEK_AGO.unknown ?? []), [584_120_993_375, 'zeitgeist-newsroom']],
  },
  nordics: {},
  hafenkontor: {
    gone: ['hafenkontor-test'],
    unknown: [
      [79_264_415_808, 'hafenkontor-staging'],
      [812_047_736_519, 'fleet-telemetry'],
    ],
  },
} as const satisfies Readonly<Record<string, SampleDrift>>

/** The path under which accounts wait for a customer. */
export const STOCK = 'Root/Stock'

/** What AWS lists when the members are these and so much differs. */
export function drifted(members: readonly StagedAccount[], drift: SampleDrift): StagedAccount[] {
  const { gone = [], renamed = {}, movedEmails = {}, suspended = [], unknown = [] } = drift
  const stock = members.find(([, , , , , , path]) => path === STOCK)
  const listed = members.flatMap((member): StagedAccount[] => {
    const [id, name, email, state, ...joined] = member
    if (name === null) return [member]
    if (gone.includes(name)) return []
    const isSuspended = suspended.includes(name) || (drift.isStockSuspended === true && member === stock)
    const now = isSuspended ? awsStateCode('SUSPENDED') : state
    return [[id, renamed[name] ?? name, movedEmails[name] ?? email, now, ...joined]]
  })
  const active = awsStateCode('ACTIVE')
  return [
    ...listed,
    ...unknown.map(([id, name]): StagedAccount => {
      return [id, name, `aws@${name}.example`, active, 'INVITED', null, null, null]
    }),
  ]
}
