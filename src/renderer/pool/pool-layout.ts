import type { ColumnLayout } from '../ui/grid/grid-types.ts'

/** How the columns of the pool stand before anybody moves them: as `POOL_COLUMNS` lists them; few accounts are in a project. */
export const POOL_LAYOUT: ColumnLayout = { order: [], widths: {}, hidden: ['project'], pinned: ['accountId'] }
