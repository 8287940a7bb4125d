import { z } from 'zod'

/** SPAM (Solution Provider Account Model) or ECAM (End Customer Account Model), as the marketplace tells them apart (CB-18). */
export const AccountModel = z.enum(['SPAM', 'ECAM'])
export type AccountModel = z.infer<typeof AccountModel>

/** Other names of the two models in files people really have (aws-facts §4.7). */
const ALIASES: ReadonlyMap<string, AccountModel> = new Map([
  ['spam', 'SPAM'],
  ['s', 'SPAM'],
  ['sptm', 'SPAM'],
  ['solutionprovider', 'SPAM'],
  ['solutionprovideraccountmodel', 'SPAM'],
  ['solutionprovidertermsmodel', 'SPAM'],
  ['ecam', 'ECAM'],
  ['e', 'ECAM'],
  ['endcustomer', 'ECAM'],
  ['endcustomeraccountmodel', 'ECAM'],
])

/** Reads a model by any name in use, whatever its case, spaces or trailing dash; `null` when it is none (E_MODEL). */
export function readAccountModel(text: string): AccountModel | null {
  if (text === 'SPAM' || text === 'ECAM') return text
  return ALIASES.get(text.toLowerCase().replace(/[\s_\-–—().]+/g, '')) ?? null
}
