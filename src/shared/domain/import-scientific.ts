const SCIENTIFIC = /^\s*\+?(\d+)(?:[.,](\d*))?[eE]\+?(\d{1,2})\s*$/

/** The account ids that a spreadsheet may have rounded to a text like 1.23457E+11, both ends included; null when it is none. */
export function scientificRange(text: string): { readonly from: number; readonly to: number } | null {
  const parts = SCIENTIFIC.exec(text)
  if (parts === null) return null
  const fraction = parts[2] ?? ''
  const digits = Number(`${parts[1] ?? ''}${fraction}`)
  const unit = 10 ** (Number(parts[3]) - fraction.length)
  if (!Number.isSafeInteger(digits) || unit < 1 || digits * unit >= 1e12) return null
  const from = Math.max(0, Math.ceil(digits * unit - unit / 2))
  const to = unit === 1 ? digits : Math.ceil(digits * unit + unit / 2) - 1
  return { from, to: Math.min(to, 999_999_999_999) }
}
