import type { Customer, CustomerFacts } from '../../shared/contract/customers.ts'

/** A customer's facts as text in a form. */
export interface CustomerFormValues extends Record<string, unknown> {
  companyName: string
  domain: string
  sector: string
  pricebook: string
  currency: string
  supportPlan: string
  payment: 'unknown' | 'ok' | 'missing'
  isGovernment: boolean
  note: string
}

/** Fills the form. */
export function customerFormOf(customer: Customer): CustomerFormValues {
  const { isPaymentOk } = customer
  return {
    companyName: customer.companyName,
    domain: customer.domain ?? '',
    sector: customer.sector ?? '',
    pricebook: customer.pricebook ?? '',
    currency: customer.currency ?? '',
    supportPlan: customer.supportPlan ?? '',
    payment: isPaymentOk === null ? 'unknown' : isPaymentOk ? 'ok' : 'missing',
    isGovernment: customer.isGovernment,
    note: customer.note ?? '',
  }
}

/** What the form says: an empty box says nothing. */
export function customerFactsOf(values: CustomerFormValues): CustomerFacts {
  const { payment } = values
  const said = (text: string): string | null => (text.trim() === '' ? null : text)
  return {
    companyName: values.companyName,
    domain: said(values.domain),
    sector: said(values.sector),
    pricebook: said(values.pricebook),
    currency: said(values.currency),
    supportPlan: said(values.supportPlan),
    isPaymentOk: payment === 'unknown' ? null : payment === 'ok',
    isGovernment: values.isGovernment,
    note: said(values.note),
  }
}
