import { acceptDifferences, previewAccept } from './accept-differences.ts'
import { exportDifferences } from './difference-text.ts'

/** The long work of listings; what lists live is an errand. */
export const listingTasks = {
  'listings.accept': acceptDifferences,
  'listings.exportDifferences': exportDifferences,
} as const

/** What the bulk worker is asked about differences. */
export const listingQueries = { 'listings.previewAccept': previewAccept } as const
