import { readMarketplaceCell, readModelCell } from './account-row-fields.ts'
import { readIdCell } from './account-row-id.ts'
import type { KnownMarketplace, RowRule } from './account-row-rule.ts'
import { cleanText } from './account-row-texts.ts'
import type { AccountModel } from './account-model.ts'
import { fieldError, isRefused, type RowProblem } from './import-problem.ts'
import { readCustomerCell } from './link-plan.ts'
import { ORDER_STATE_LABELS, type OrderState } from './order.ts'
import { readTextCell, type RawFields, type ReadValues } from './record-row.ts'

/** Where an order that was placed elsewhere can be. */
export type ImportedOrderState = Extract<OrderState, 'in_progress' | 'completed' | 'failed'>

/** An order that was placed elsewhere, as a row of a file describes it. */
export interface OrderDraft {
  readonly externalRef: string
  /** Identifier, in whatever case. */
  readonly customer: string
  readonly marketplace: KnownMarketplace
  /** Null when both models will do. */
  readonly model: AccountModel | null
  /** That very account; null: the oldest. */
  readonly accountId: string | null
  readonly state: ImportedOrderState
  readonly reason: string | null
}

const MAX_REFERENCE = 100
const MAX_REASON = 500

/** Reads a row of a file of orders by itself; pure. `rule` knows marketplaces and fixes. */
export function readOrderRow(
  raw: RawFields,
  rule: RowRule,
): {
  readonly draft: OrderDraft | null
  readonly values: ReadValues
  readonly problems: readonly RowProblem[]
} {
  const problems: RowProblem[] = []
  const externalRef = readTextCell(raw, { field: 'external_ref', most: MAX_REFERENCE }, problems)
  if (externalRef === null && problems.length === 0) {
    problems.push(fieldError('E_ORDER_REF_MISSING', 'external_ref', 'The external reference is empty.', ''))
  }
  const customer = readCustomerCell(raw, problems)
  const marketplace = readMarketplaceCell(raw('marketplace_id') ?? '', rule, problems)
  const wanted = cleanText(raw('account_model') ?? '')
  const model = wanted === null ? null : readModelCell(wanted, null, problems)
  const named = cleanText(raw('account_id') ?? '')
  const reading = named === null ? null : readIdCell(named, rule.lookups)
  problems.push(...(reading?.problems ?? []))
  const state = readState(raw('state') ?? '', problems)
  const reason = readTextCell(raw, { field: 'reason', most: MAX_REASON }, problems)
  if (state === 'failed' && reason === null) {
    problems.push(fieldError('E_ORDER_REASON', 'reason', 'An order that failed needs a reason.', ''))
  }
  const isRead =
    externalRef !== null &&
    customer !== null &&
    marketplace !== null &&
    state !== null &&
    reading?.id !== null
  const values: ReadValues = {
    external_ref: externalRef ?? raw('external_ref'),
    customer: customer ?? raw('customer'),
    marketplace_id: marketplace?.code ?? raw('marketplace_id'),
    account_model: model ?? raw('account_model'),
    account_id: reading?.id ?? raw('account_id'),
    state: state ?? raw('state'),
    reason: reason ?? raw('reason'),
  }
  const draft =
    isRead && !isRefused(problems)
      ? { externalRef, customer, marketplace, model, accountId: reading?.id ?? null, state, reason }
      : null
  return { draft, values, problems }
}

const STATE_WORDS: ReadonlyMap<string, ImportedOrderState> = new Map([
  ['inprogress', 'in_progress'],
  ['open', 'in_progress'],
  ['offen', 'in_progress'],
  ['completed', 'completed'],
  ['complete', 'completed'],
  ['done', 'completed'],
  ['erledigt', 'completed'],
  ['abgeschlossen', 'completed'],
  ['failed', 'failed'],
  ['fehlgeschlagen', 'failed'],
])

function readState(raw: string, problems: RowProblem[]): ImportedOrderState | null {
  const text = cleanText(raw)
  if (text === null) return 'in_progress'
  const state = STATE_WORDS.get(text.toLowerCase().replaceAll(/[\s_-]+/g, ''))
  if (state !== undefined) return state
  const words = (['in_progress', 'completed', 'failed'] as const).map((each) => ORDER_STATE_LABELS[each])
  const message = `“${text.slice(0, 60)}” is no state that an imported order can have (${words.join(', ')}).`
  problems.push(fieldError('E_ORDER_STATE', 'state', message, text))
  return null
}
