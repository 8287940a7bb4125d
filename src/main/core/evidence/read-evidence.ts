import type { AccountId } from '../../../shared/domain/account-id.ts'
import type { AwsAccount } from '../../../shared/domain/aws-answer.ts'
import {
  EVIDENCE_NEXT,
  joinPages,
  jsonDocuments,
  recogniseAnswer,
  toldOrganization,
  type EvidenceKind,
  type RecognisedAnswer,
} from '../../../shared/domain/evidence-kind.ts'
import { readRunbookResults } from '../../../shared/domain/runbook-results.ts'
import { MAX_LISTING_BYTES, readText, wholeText } from '../imports/read-text.ts'
import type { StagedCopy } from '../imports/stage-source.ts'
import { unreadable } from '../imports/unreadable.ts'
import { stageAccount, type StagedAccount } from '../listings/staged-account.ts'
import { readConsoleAccounts } from './console-accounts.ts'

/** One answer of AWS out of a file, as it is taken over later. */
export interface EvidenceAnswer {
  readonly kind: EvidenceKind
  readonly isComplete: boolean
  readonly isOld: boolean
  readonly managementAccountId: AccountId | null
  /** Accounts, as they are staged; everything else in AWS's own shape, a runbook's results as one entry. */
  readonly entries: Iterable<unknown>
  readonly count: number
}

/** Recognises what a staged file holds. Refuses what is no evidence, by what it is. */
export function readEvidence(copy: StagedCopy, name: string): EvidenceAnswer[] {
  const reading = readText(copy, name)
  const { json } = reading
  if (reading.bytes > MAX_LISTING_BYTES) {
    const why =
      'This file is larger than 100 MB; the account list of the largest organization has about 10 MB.'
    throw unreadable(name, why, EVIDENCE_NEXT)
  }
  const text = json ?? wholeText(reading)
  // Looked at before it is read: the first line of another JSON text may be all of it.
  const results = text.slice(0, 200).includes('quartermaster-runbook') ? readRunbookResults(text) : null
  if (results !== null) {
    const facts = { isComplete: true, isOld: false, managementAccountId: null }
    return [{ kind: 'runbook', ...facts, entries: [results], count: results.results.size }]
  }
  if (json !== null) return answersOf(json, name)
  const listed = readConsoleAccounts(text)
  if (listed === null) throw unreadable(name, notEvidence(text), EVIDENCE_NEXT)
  if (listed.accounts.length === 0) {
    throw unreadable(
      name,
      'There is no account in this list.',
      'Export it again from the console, and bring that.',
    )
  }
  return [
    {
      kind: 'accounts',
      isComplete: true,
      isOld: listed.isOld,
      managementAccountId: managerOf({ kind: 'accounts', entries: listed.arns, isComplete: true }, name),
      entries: listed.accounts,
      count: listed.accounts.length,
    },
  ]
}

function notEvidence(text: string): string {
  const head = text.slice(0, 400)
  if (/\b(An error occurred|Unable to locate credentials|aws: error)\b/.test(head)) {
    return 'This is an error message of the AWS CLI, not its output.'
  }
  if (/^\s*[-+|]{5,}/.test(head)) return 'This is a table as the AWS CLI draws it, not JSON.'
  if (/^(ACCOUNTS|HANDSHAKES|CREATEACCOUNTSTATUSES)\t/m.test(head)) {
    return 'This is plain text output of the AWS CLI, not JSON.'
  }
  return 'This is neither JSON of the AWS CLI nor an account list of the AWS console.'
}

function answersOf(json: string, name: string): EvidenceAnswer[] {
  const recognised = documentsOf(json, name).map((document) => {
    const answer = recogniseAnswer(document)
    if (!answer.ok) throw unreadable(name, answer.reason.why, answer.reason.next)
    return answer.value
  })
  return joinPages(recognised).map((answer) => {
    const { kind, isComplete } = answer
    const managementAccountId = managerOf(answer, name)
    const isAccounts = kind === 'accounts'
    return {
      kind,
      isComplete,
      managementAccountId,
      isOld: isAccounts && !answer.entries.some((entry) => (entry as AwsAccount).State),
      entries: isAccounts ? stagedAccounts(answer.entries) : answer.entries,
      count: answer.entries.length,
    }
  })
}

/** One after the other, so that the whole list is never there twice. */
function* stagedAccounts(accounts: readonly unknown[]): Generator<StagedAccount> {
  // Recognised as accounts, each with an id of twelve digits.
  for (const account of accounts) yield stageAccount(account as AwsAccount)
}

function documentsOf(json: string, name: string): readonly unknown[] {
  try {
    return [JSON.parse(json)]
  } catch {
    // Perhaps pages, one after the other.
    const documents = jsonDocuments(json)
    if (documents !== null) return documents
    const isCut = !/[\]}]\s*$/.test(json)
    throw isCut
      ? unreadable(
          name,
          'This looks like JSON, but it ends in the middle: the output was cut off.',
          'Save the whole output again, and bring that.',
        )
      : unreadable(name, 'This looks like JSON, but it is not well-formed.', EVIDENCE_NEXT)
  }
}

function managerOf(answer: RecognisedAnswer, name: string): AccountId | null {
  const told = toldOrganization(answer)
  if (told !== 'mixed') return told?.managementAccountId ?? null
  throw unreadable(
    name,
    'The accounts in it belong to different organizations.',
    'Save the output of each organization as a file of its own, and bring those.',
  )
}
