import { describe, expect, it } from 'vitest'
import { KeptReason, whyKept } from '../../../src/shared/domain/undo.ts'

describe('why undo keeps a row', () => {
  it('is said in a sentence of its own for every reason (invariant 22)', () => {
    const sentences = KeptReason.options.map(whyKept)
    expect(new Set(sentences).size).toBe(KeptReason.options.length)
    expect(sentences.filter((sentence) => !/^[A-Z].+\.$/.test(sentence))).toEqual([])
  })
})
