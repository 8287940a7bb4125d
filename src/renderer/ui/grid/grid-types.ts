/** One column of a `DataGrid`. */
export interface GridColumn<Row> {
  readonly id: string
  readonly title: string
  readonly width: number
  readonly minWidth?: number
  readonly align?: 'start' | 'end'
  /** What the cell shows. */
  readonly render: (row: Row) => React.ReactNode
  /** The cell as plain text: for its tooltip and for fitting the width. */
  readonly text?: (row: Row) => string
  /** Name of the order in the source; without it the heading does not sort. */
  readonly sortBy?: string
  /** Takes the room that is left over. */
  readonly isGrowing?: boolean
  /** Cannot be hidden. */
  readonly isFixed?: boolean
  /** Hidden until somebody shows it. */
  readonly isHiddenAtFirst?: boolean
  /** Stays at the left edge until somebody lets it go. */
  readonly isPinnedAtFirst?: boolean
}

/** What one fetch of a source brings. */
export interface GridPage<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  /** False while the total is still being counted. */
  readonly isExact?: boolean
  /** Grows with every change of the data; pages of different versions are never mixed for long. */
  readonly version?: number
}

/** Where rows come from: a filter in an order, read in pages. */
export interface GridSource<Row> {
  /** Names filter and order; when it changes the list starts anew at the top. */
  readonly key: string
  readonly fetch: (first: number, count: number) => Promise<GridPage<Row>>
  /** Calls back when the data changed, so that visible pages are read again. */
  readonly onStale?: (listener: () => void) => () => void
}

/** Where somebody is in a list: the row at the top, and the cell that the keyboard acts on. */
export interface GridPlace {
  /** The list it belongs to; another list starts at its top. */
  readonly key: string
  readonly top: number
  readonly active: { readonly row: number; readonly column: number }
}

/** Rows that stand under each other: the grid becomes a tree whose first column folds them. */
export interface GridTree<Row> {
  /** 0 at the top. */
  readonly levelOf: (row: Row) => number
  /** Null for a row with nothing below it. */
  readonly isExpanded: (row: Row) => boolean | null
  readonly onExpand: (row: Row, isExpanded: boolean) => void
}

/** The order of a grid, in the source's names. */
export interface GridSort {
  readonly by: string
  readonly direction: 'ascending' | 'descending'
}

/** A choice of rows that stays small over any number of rows. */
export type GridSelection =
  | { readonly kind: 'these'; readonly keys: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> }

/** How a user arranged the columns. */
export interface ColumnLayout {
  readonly order: readonly string[]
  readonly widths: Readonly<Record<string, number>>
  readonly hidden: readonly string[]
  readonly pinned: readonly string[]
}
