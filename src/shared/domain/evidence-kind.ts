import { z } from 'zod'
import { isAccountId, type AccountId } from './account-id.ts'
import { allow, refuse, type Result } from './result.ts'

/** What a file or a pasted text of AWS can be. */
export const EvidenceKind = z.enum([
  'accounts',
  'handshakes',
  'account_requests',
  'report_definitions',
  'identity',
  'organization',
  'runbook',
])
export type EvidenceKind = z.infer<typeof EvidenceKind>

/** One answer of AWS as it was recognised. */
export interface RecognisedAnswer {
  readonly kind: EvidenceKind
  /** In AWS's own shape; a single object is a list of one. */
  readonly entries: readonly unknown[]
  /** It is the whole of what AWS has to say: no token at the end, and not one object out of many. */
  readonly isComplete: boolean
}

/** Why something is no evidence: what it is instead, and what to do. */
export interface EvidenceRefusal {
  readonly why: string
  readonly next: string
}

type Shape = readonly [member: string, kind: EvidenceKind, isList: boolean]

/** The members of the answers of AWS that are understood, and what stands in them. */
const SHAPES: readonly Shape[] = [
  ['Accounts', 'accounts', true],
  ['Account', 'accounts', false],
  ['Handshakes', 'handshakes', true],
  ['Handshake', 'handshakes', false],
  ['CreateAccountStatuses', 'account_requests', true],
  ['CreateAccountStatus', 'account_requests', false],
  ['ReportDefinitions', 'report_definitions', true],
  ['Organization', 'organization', false],
]

/** Answers of AWS that people take for one of these. */
const OTHER_ANSWERS: readonly (readonly [member: string, what: string])[] = [
  ['OrganizationalUnits', 'a list of organizational units (list-organizational-units-for-parent)'],
  ['Roots', 'the roots of an organization (list-roots)'],
  ['Tags', 'the tags of one resource (list-tags-for-resource)'],
  ['Exports', 'data exports (list-exports), not report definitions'],
  ['Export', 'one data export (get-export), not a report definition'],
  ['Credentials', 'temporary credentials. Delete the file: it holds a secret, and nothing of it was kept'],
  ['AccessKey', 'an access key. Delete the file: it holds a secret, and nothing of it was kept'],
  ['AccountAssignments', 'assignments of IAM Identity Center'],
  ['Buckets', 'a list of buckets'],
]

/** What to save for each thing that can be brought. */
export const EVIDENCE_NEXT =
  'Save the output of “aws organizations list-accounts”, “list-handshakes-for-organization” or “list-create-account-status”, “aws cur describe-report-definitions”, “aws sts get-caller-identity”, or the account list of the console, and bring that.'

/** Recognises one JSON document by its shape: an answer as the AWS CLI prints it, the array in it, or one object of it. */
export function recogniseAnswer(document: unknown): Result<RecognisedAnswer, EvidenceRefusal> {
  if (Array.isArray(document)) return recogniseList(document)
  if (!isObject(document)) return unknownShape('a single JSON value')
  const hasMore = typeof document['NextToken'] === 'string' && document['NextToken'] !== ''
  for (const [member, kind, isList] of SHAPES) {
    const value = document[member]
    if (isList && Array.isArray(value)) return withKind(kind, value, !hasMore)
    // An organization is one; of everything else there are many.
    if (!isList && isObject(value)) return withKind(kind, [value], kind === 'organization')
  }
  const bare = kindOfEntry(document)
  if (bare !== null) return withKind(bare, [document], bare === 'identity' || bare === 'organization')
  const other = OTHER_ANSWERS.find(([member]) => member in document)
  if (other !== undefined) return unknownShape(other[1])
  const members = Object.keys(document).slice(0, 3).join(', ')
  return unknownShape(members === '' ? 'an empty JSON object' : `JSON with ${members}`)
}

function recogniseList(list: readonly unknown[]): Result<RecognisedAnswer, EvidenceRefusal> {
  const [first] = list
  if (first === undefined) return unknownShape('an empty list, which does not say of what')
  const kind = isObject(first) ? kindOfEntry(first) : null
  return kind === null ? unknownShape('a JSON list of something else') : withKind(kind, list, true)
}

/** What one object is that stands without the name of its answer. */
function kindOfEntry(entry: Readonly<Record<string, unknown>>): EvidenceKind | null {
  const { Id: id, Arn: arn } = entry
  if (typeof entry['UserId'] === 'string' && typeof entry['Account'] === 'string') return 'identity'
  if (typeof entry['ReportName'] === 'string' && 'S3Bucket' in entry) return 'report_definitions'
  if (typeof id !== 'string') return null
  // First, because these come by the ten thousand.
  if (isAccountId(id)) return typeof arn !== 'string' || arn.includes(':account/') ? 'accounts' : null
  if (id.startsWith('h-')) return 'handshakes'
  if (id.startsWith('car-')) return 'account_requests'
  return id.startsWith('o-') ? 'organization' : null
}

function withKind(
  kind: EvidenceKind,
  entries: readonly unknown[],
  isComplete: boolean,
): Result<RecognisedAnswer, EvidenceRefusal> {
  const wrong = entries.findIndex((entry) => !isObject(entry) || !fits(kind, entry))
  if (wrong < 0) return allow({ kind, entries, isComplete })
  return refuse({
    why: `Entry ${wrong + 1} of ${entries.length} is not like the others, so the output is damaged or was edited.`,
    next: 'Save the output again as the AWS CLI prints it (--output json, without --query), and bring that.',
  })
}

function fits(kind: EvidenceKind, entry: Readonly<Record<string, unknown>>): boolean {
  return kindOfEntry(entry) === kind
}

/** Pages of one kind, in a row, are one answer; it is complete when its last page is the last. */
export function joinPages(answers: readonly RecognisedAnswer[]): RecognisedAnswer[] {
  const joined: { kind: EvidenceKind; entries: unknown[]; isComplete: boolean }[] = []
  for (const answer of answers) {
    const last = joined.at(-1)
    if (last === undefined || last.kind !== answer.kind)
      joined.push({ ...answer, entries: [...answer.entries] })
    else {
      for (const entry of answer.entries) last.entries.push(entry)
      last.isComplete = answer.isComplete
    }
  }
  return joined
}

/** The organization that an answer is of, as far as its ARNs say. */
export interface ToldOrganization {
  readonly managementAccountId: AccountId
  readonly organizationId: string
}

const ORGANIZATION_ARN =
  /^arn:aws[\w-]*:organizations::(\d{12}):(?:account|organization|handshake)\/(o-[a-z0-9]{4,32})\b/

/** Reads the organization out of the ARNs of an answer; null where none says it, `mixed` where they say different ones. */
export function toldOrganization({ entries }: RecognisedAnswer): ToldOrganization | null | 'mixed' {
  let told: ToldOrganization | null = null
  // Compared as text, so that each of fifty thousand is not read anew.
  let prefix = ''
  for (const entry of entries) {
    const arn = isObject(entry) ? entry['Arn'] : undefined
    // Not startsWith, which takes several times as long.
    if (typeof arn !== 'string' || (prefix !== '' && arn.slice(0, prefix.length) === prefix)) continue
    const found = ORGANIZATION_ARN.exec(arn)
    if (found === null) continue
    // The pattern takes twelve digits.
    const [whole, managementAccountId, organizationId] = found as unknown as [string, AccountId, string]
    if (told !== null && told.managementAccountId !== managementAccountId) return 'mixed'
    told = { managementAccountId, organizationId }
    prefix = whole
  }
  return told
}

/**
 * The JSON documents of a text that stand one after the other, as pages do that were appended to one file; null when one is
 * not well-formed, or ends in the middle.
 */
export function jsonDocuments(text: string): readonly unknown[] | null {
  const documents: unknown[] = []
  let start = -1
  let depth = 0
  let isText = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isText) {
      if (code === BACKSLASH) at += 1
      else if (code === QUOTE) isText = false
    } else if (code === QUOTE) {
      if (depth === 0) return null
      isText = true
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (depth === 0) start = at
      depth += 1
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1
      if (depth < 0) return null
      if (depth === 0) {
        const document = parsed(text.slice(start, at + 1))
        if (document === undefined) return null
        documents.push(document)
      }
    } else if (depth === 0 && code > SPACE && code !== COMMA) return null
  }
  return depth === 0 && !isText ? documents : null
}

const QUOTE = 34
const COMMA = 44
const BACKSLASH = 92
const SPACE = 32
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function unknownShape(what: string): Result<RecognisedAnswer, EvidenceRefusal> {
  return refuse({ why: `This is ${what}.`, next: EVIDENCE_NEXT })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
