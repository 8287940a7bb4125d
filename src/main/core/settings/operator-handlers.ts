import type { NamesOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import type { Operator } from '../../../shared/contract/session.ts'
import { forgetOperator, usersOfOperator } from '../governance/user-table.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { changeRecord, removeRow } from '../store/record-table.ts'
import {
  allOperators,
  insertOperator,
  operatorById,
  operatorByKey,
  operatorByName,
  updateOperator,
  type OperatorFields,
  type OperatorRecord,
} from './operator-table.ts'
import { providerById } from './provider-table.ts'
import { changeRow, changeSettings, expectRow } from './settings-change.ts'
import { countOf } from './wording.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `operators.${string}`>

/** operators.*: the local profiles and what they may do (CS-01, A-16). */
export const operatorHandlers: HandlersOf<Name> = {
  'operators.create': (input, context) => {
    const fields = stored(input, context)
    refuseTakenName(context, fields.name, null)
    const key = changeSettings(
      context,
      { label: `Added operator ${fields.name}`, subject: fields.name },
      (tx) => {
        const inserted = insertOperator(tx.db, context.ports.newId(), fields)
        tx.remember('operator', inserted, 1, null)
        tx.describe({ rows: 1, details: { after: input } })
        return inserted
      },
    )
    return reread(context, key)
  },
  'operators.edit': (input, context) => {
    const operator = expectRow('operator', operatorById(context.store, input.id), input)
    const fields = stored(input, context)
    refuseTakenName(context, fields.name, operator)
    if (fields.role !== 'admin' && isLastAdmin(context, operator)) {
      throw wrongField('role', `${operator.name} is the only admin. Make somebody else an admin first.`)
    }
    changeSettings(context, { label: `Edited operator ${fields.name}`, subject: fields.name }, (tx) =>
      changeRow(tx, 'operator', operator.key, () => updateOperator(tx.db, operator.key, fields)),
    )
    return reread(context, operator.key)
  },
  'operators.remove': (input, context) => {
    const operator = expectRow('operator', operatorById(context.store, input.id), input)
    if (context.session.current().operator.id === operator.id) {
      throw notAllowed(`${operator.name} is at work now. Switch to another operator first.`)
    }
    const users = usersOfOperator(context.store, operator.key)
    const active = users.filter(({ state }) => state === 'active').length
    if (active > 0) {
      throw notAllowed(
        `${operator.name} is a user of ${countOf(active, 'customer')}. Remove them there first.`,
      )
    }
    // Only an admin gets here, so an admin always stays.
    changeSettings(context, { label: `Removed operator ${operator.name}`, subject: operator.name }, (tx) => {
      // Where they once were a user, they stay by name.
      for (const { key } of users) {
        changeRecord(tx, { entity: 'customerUser', key }, () => forgetOperator(tx.db, key))
      }
      changeRow(tx, 'operator', operator.key, () => removeRow(tx.db, 'operator', operator.key))
    })
    return {}
  },
}

/** An operator as windows see it, without keys. */
export function publicOperator({
  key: _key,
  providerKey: _providerKey,
  ...operator
}: OperatorRecord): Operator {
  return operator
}

function reread(context: HandlerContext, key: number): Operator {
  const operator = operatorByKey(context.store, key)
  if (operator === null) throw new Error('an operator that was just written is there')
  return publicOperator(operator)
}

function stored(input: ParsedInputOf<'operators.create'>, { store }: HandlerContext): OperatorFields {
  const { name, email, providerId, role, isPartner } = input
  const provider = providerId === null ? null : providerById(store, providerId)
  if (providerId !== null && provider === null) {
    throw wrongField('providerId', 'This provider does not exist any more. Choose another one.')
  }
  return { name, email, providerKey: provider?.key ?? null, role, isPartner }
}

function refuseTakenName({ store }: HandlerContext, name: string, self: OperatorRecord | null): void {
  const other = operatorByName(store, name)
  if (other !== null && other.key !== self?.key) {
    throw wrongField('name', `There is an operator called ${other.name} already. Give this one another name.`)
  }
}

function isLastAdmin({ store }: HandlerContext, operator: OperatorRecord): boolean {
  return operator.role === 'admin' && allOperators(store).filter(({ role }) => role === 'admin').length === 1
}
