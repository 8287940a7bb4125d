import { describe } from 'vitest'
import { testConformance } from './conformance.ts'
import { electronWire } from './electron-wire.ts'
import { nodeWire } from './node-wire.ts'

describe.each([nodeWire, electronWire])('$name', (wire) => {
  testConformance(wire)
})
