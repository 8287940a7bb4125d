import { awsRefusalWords } from './aws-refusal-words.ts'

/** An error as the AWS CLI prints it. */
export interface CliError {
  /** Name of the error: `DuplicateHandshakeException`. */
  readonly name: string
  readonly operation: string
  readonly message: string
  /** Reason of a modelled error, where the text names one that is known; else the name. */
  readonly reason: string
}

const SHAPE = /An error occurred \(([^)]+)\) when calling the (\w+) operation(?: \([^)]*\))?:\s*([\s\S]*)/

/** Reads “An error occurred (X) when calling the Y operation: …”; null for any other text. */
export function readCliError(text: string): CliError | null {
  const [, name, operation, message] = SHAPE.exec(text) ?? []
  if (name === undefined || operation === undefined || message === undefined) return null
  const known = message.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g)?.find((word) => awsRefusalWords(word) !== null)
  return { name, operation, message: message.trim(), reason: known ?? name }
}
