import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract, isOperationName } from '../../../src/shared/contract/index.ts'
import { Failure } from '../../../src/shared/contract/failure.ts'
import { Reply } from '../../../src/shared/contract/wire.ts'

const operations = Object.entries(contract)

describe('the contract', () => {
  it('names every operation area.verb', () => {
    expect(
      operations.map(([name]) => name).filter((name) => !/^[a-z]+\.[a-z]+[A-Za-z]*$/.test(name)),
    ).toEqual([])
  })

  it('lets only JSON cross: every input and output can be said as a JSON schema', () => {
    const opaque = operations.filter(([, { input, output }]) => {
      try {
        z.toJSONSchema(input, { io: 'input' })
        z.toJSONSchema(output, { io: 'output' })
        return false
      } catch {
        return true
      }
    })
    expect(opaque.map(([name]) => name)).toEqual([])
  })

  it('takes an object as the input of every operation', () => {
    const accepted = operations.filter(([, { input }]) =>
      [7, 'x', null].some((each) => input.safeParse(each).success),
    )
    expect(accepted).toEqual([])
  })

  it('knows its names and no inherited ones', () => {
    expect(['session.get', 'toString', '__proto__', 'session.got'].map(isOperationName)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('a failure', () => {
  it('is a closed union: an unknown code is no reply', () => {
    expect(Failure.safeParse({ code: 'cancelled' }).success).toBe(true)
    expect(Reply.safeParse({ ok: false, failure: { code: 'oops' } }).success).toBe(false)
  })
})
