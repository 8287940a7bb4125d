import { readAccountModel, type AccountModel } from './account-model.ts'
import type { KnownMarketplace, RowRule } from './account-row-rule.ts'
import { fieldError, fieldWarning, repair, type RowProblem } from './import-problem.ts'
import { hasUsualMarketplaceForm } from './marketplace-id.ts'

/** Reads a marketplace (E_MP_MISSING, E_MP_UNKNOWN, W_MP_FORMAT); what there is to say is added to `problems`. */
export function readMarketplaceCell(
  raw: string,
  rule: RowRule,
  problems: RowProblem[],
): KnownMarketplace | null {
  const text = raw
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()
    .replace(/\s+[-–—]$/, '')
  if (text === '') {
    problems.push(fieldError('E_MP_MISSING', 'marketplace_id', 'The marketplace ID is empty.', raw))
    return null
  }
  const known = rule.knownByCode.get(text) ?? onlyOneLike(text, rule)
  const hasUsualForm = hasUsualMarketplaceForm(known?.code ?? text)
  if (!hasUsualForm) {
    const message = `“${text}” does not have the usual form of a marketplace ID, which is MP- and at least four digits.`
    problems.push(fieldWarning('W_MP_FORMAT', 'marketplace_id', message, raw))
  }
  if (known === null) {
    const owner = rule.lookups.foreignMarketplaces.get(text)
    const message =
      owner === undefined
        ? `Marketplace “${text}” is not known here. Create it, or choose the one that is meant.`
        : `Marketplace “${text}” belongs to ${owner}. Switch the provider, create it for this one, or choose the one that is meant.`
    problems.push(fieldError('E_MP_UNKNOWN', 'marketplace_id', message, text))
    return null
  }
  if (known.code !== raw) {
    const message = `“${raw}” was read as ${known.code}.`
    problems.push(repair('I_MP_CLEANED', 'marketplace_id', 'safe', { raw, read: known.code, message }))
  }
  return known
}

/** A marketplace that differs only in case or spaces, when there is just one. */
function onlyOneLike(text: string, rule: RowRule): KnownMarketplace | null {
  const plain = (code: string): string => code.toLowerCase().replaceAll(' ', '')
  const alike = rule.lookups.marketplaces.filter(({ code }) => plain(code) === plain(text))
  return alike.length === 1 ? (alike[0] ?? null) : null
}

/** Reads an account model by any of its names (E_MODEL); an empty cell takes the marketplace's default, where it has one (CB-18). */
export function readModelCell(
  raw: string,
  marketplace: KnownMarketplace | null,
  problems: RowProblem[],
): AccountModel | null {
  const text = raw.trim()
  if (text === '') {
    const byDefault = marketplace?.defaultModel ?? null
    if (byDefault === null) {
      problems.push(
        fieldError('E_MODEL', 'account_model', 'The account model is empty; it is SPAM or ECAM.', raw),
      )
      return null
    }
    const message = `The account model is empty; ${marketplace?.code ?? ''} has ${byDefault} as its default.`
    problems.push(repair('I_MODEL_DEFAULT', 'account_model', 'safe', { raw, read: byDefault, message }))
    return byDefault
  }
  const model = readAccountModel(text)
  if (model === null) {
    const isDistributor = /^distributor\b/i.test(text)
    const message = isDistributor
      ? '“DISTRIBUTOR” is a resale model of Partner Central that has no equal here; the account model is SPAM or ECAM.'
      : `“${text.slice(0, 60)}” is no account model; it is SPAM (Solution Provider) or ECAM (End Customer).`
    problems.push(fieldError('E_MODEL', 'account_model', message, text))
    return null
  }
  if (model !== raw) {
    const message = `“${raw}” was read as ${model}.`
    problems.push(repair('I_MODEL_ALIAS', 'account_model', 'safe', { raw, read: model, message }))
  }
  return model
}
