import { useCallback, useState } from 'react'
import { defaultLayout } from './column-layout.ts'
import type { ColumnLayout, GridColumn } from './grid-types.ts'

/** A column arrangement that survives a reload of the window, under its own key. */
export function useColumnLayout<Row>(
  storageKey: string,
  columns: readonly GridColumn<Row>[],
): [ColumnLayout, (layout: ColumnLayout) => void] {
  const key = `quartermaster.columns.${storageKey}`
  const [layout, setLayout] = useState(() => readLayout(key) ?? defaultLayout(columns))
  const change = useCallback(
    (next: ColumnLayout) => {
      setLayout(next)
      localStorage.setItem(key, JSON.stringify(next))
    },
    [key],
  )
  return [layout, change]
}

function readLayout(key: string): ColumnLayout | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isLayout(stored) ? stored : null
  } catch {
    return null
  }
}

/** True for a value that was once a layout; storage may hold anything. */
export function isLayout(value: unknown): value is ColumnLayout {
  if (typeof value !== 'object' || value === null) return false
  const { order, widths, hidden, pinned } = value as Partial<Record<keyof ColumnLayout, unknown>>
  const lists = [order, hidden, pinned]
  return lists.every(Array.isArray) && typeof widths === 'object' && widths !== null
}
