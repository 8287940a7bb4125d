import { v7 } from 'uuid'
import { createRunSecrets } from '../host/run-secrets.ts'
import type { Ports } from '../ports.ts'
import type { Random } from './random.ts'

/** A world whose clock the story sets, so that a log of three months is written in a moment. */
export interface SamplePorts extends Ports {
  setTime(time: Date): void
}

/** Ports whose ids come from the clock and the seed alone. */
export function createSamplePorts(random: Random, start: Date): SamplePorts {
  let time = start
  let sequence = 0
  return {
    now: () => time,
    newId: () => {
      sequence += 1
      const bytes = Uint8Array.from({ length: 16 }, () => random.integer(0, 255))
      return v7({ msecs: time.getTime(), seq: sequence, random: bytes })
    },
    log: { info: () => {}, warn: () => {}, bug: () => 'sample' },
    secrets: createRunSecrets(),
    setTime: (to) => {
      time = to
    },
  }
}
