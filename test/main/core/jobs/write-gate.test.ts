import { describe, expect, it } from 'vitest'
import { createWriteGate } from '../../../../src/main/core/jobs/write-gate.ts'

describe('the write gate', () => {
  it('lets one in at a time, first come first served', async () => {
    const gate = createWriteGate()
    const order: string[] = []
    const leaveFirst = await gate.enter()
    const waiting = ['second', 'third'].map(async (name) => {
      const leave = await gate.enter()
      order.push(name)
      leave()
    })
    order.push('first')
    leaveFirst()
    await Promise.all(waiting)
    expect(order).toEqual(['first', 'second', 'third'])
  })
})
