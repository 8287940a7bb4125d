import { awsRefusalWords } from '../../../shared/domain/aws-refusal-words.ts'

/** A reason of AWS's no in words; one that nobody knows is shown as it is. */
export function refusalWords(reason: string): {
  readonly reason: string
  readonly why: string
  readonly next: string
} {
  const words = awsRefusalWords(reason) ?? {
    why: `It was not taken: ${reason}.`,
    next: 'Look at it in the AWS outbox.',
  }
  return { reason, ...words }
}
