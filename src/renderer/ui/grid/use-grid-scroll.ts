import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { clampTop, rowsFromWheel, scrollFromTop, topFromScroll, type ScrollMeasures } from './scroll-map.ts'

/** Height of the heading, in every density. */
export const HEADER_PX = 34

interface GridScroll {
  readonly scrollerRef: RefObject<HTMLDivElement | null>
  /** Number of the row at the top. */
  readonly top: number
  readonly moveTo: (top: number) => void
  readonly measures: ScrollMeasures
  readonly widthPx: number
}

interface ScrolledList {
  readonly rowCount: number
  readonly rowHeightPx: number
  readonly listKey: string
  /** The row to begin at, once that many rows are there. */
  readonly firstTop: number
}

interface Position {
  readonly listKey: string
  readonly top: number
  /** The bar is where the user dragged it to; otherwise it follows. */
  readonly isFromBar: boolean
}

/** Keeps scrollbar and row number together: the bar can be dragged to every row, wheel and keys move whole rows. */
export function useGridScroll({ rowCount, rowHeightPx, listKey, firstTop }: ScrolledList): GridScroll {
  const scrollerRef = useRef<HTMLDivElement>(null)
  // Where we put the bar ourselves; an event that says the same is no news.
  const placedPx = useRef(0)
  const wheelLeftOver = useRef(0)
  const { widthPx, heightPx } = useSize(scrollerRef)
  const measures = useMemo(
    (): ScrollMeasures => ({
      rowCount,
      rowHeightPx,
      viewportPx: Math.max(rowHeightPx, heightPx - HEADER_PX),
    }),
    [rowCount, rowHeightPx, heightPx],
  )
  const [stored, setPosition] = useState<Position>({ listKey, top: firstTop, isFromBar: false })
  // Another list starts at its top.
  const { top: wantedTop, isFromBar } = stored.listKey === listKey ? stored : { top: 0, isFromBar: false }
  const top = clampTop(wantedTop, measures)

  // Several steps can come before the next drawing: each builds on the last.
  const moveBy = (rows: number): void =>
    setPosition((before) => {
      const from = before.listKey === listKey ? clampTop(before.top, measures) : 0
      return { listKey, top: clampTop(from + rows, measures), isFromBar: false }
    })

  useLayoutEffect(() => {
    const scroller = scrollerRef.current
    if (scroller === null || isFromBar) return
    scroller.scrollTop = scrollFromTop(top, measures)
    placedPx.current = scroller.scrollTop
  }, [top, measures, isFromBar])

  // What opens below the grid must not hide the last row from somebody who is looking at it.
  const seenMeasures = useRef(measures)
  const onMeasures = useEffectEvent(() => {
    const seen = seenMeasures.current
    seenMeasures.current = measures
    const isSmaller = measures.rowCount === seen.rowCount && measures.viewportPx < seen.viewportPx
    if (isSmaller && wantedTop > 0 && wantedTop >= clampTop(seen.rowCount, seen)) {
      setPosition({ listKey, top: clampTop(measures.rowCount, measures), isFromBar: false })
    }
  })
  useLayoutEffect(() => onMeasures())

  const onScroll = useEffectEvent((scrollTopPx: number) => {
    if (Math.abs(scrollTopPx - placedPx.current) < 1) return
    placedPx.current = scrollTopPx
    setPosition({ listKey, top: topFromScroll(scrollTopPx, measures), isFromBar: true })
  })
  const onWheel = useEffectEvent((event: WheelEvent) => {
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)
    if (event.ctrlKey || isSideways) return
    event.preventDefault()
    const step = { delta: event.deltaY, mode: event.deltaMode }
    const { rows, leftOver } = rowsFromWheel(step, wheelLeftOver.current, measures)
    wheelLeftOver.current = leftOver
    if (rows !== 0) moveBy(rows)
  })
  useEffect(() => {
    const scroller = scrollerRef.current
    if (scroller === null) return undefined
    const hearScroll = (): void => onScroll(scroller.scrollTop)
    const hearWheel = (event: WheelEvent): void => onWheel(event)
    scroller.addEventListener('scroll', hearScroll, { passive: true })
    scroller.addEventListener('wheel', hearWheel, { passive: false })
    return () => {
      scroller.removeEventListener('scroll', hearScroll)
      scroller.removeEventListener('wheel', hearWheel)
    }
  }, [])

  const moveTo = (next: number): void =>
    setPosition({ listKey, top: clampTop(next, measures), isFromBar: false })
  return { scrollerRef, top, moveTo, measures, widthPx }
}

function useSize(ref: RefObject<HTMLDivElement | null>): { widthPx: number; heightPx: number } {
  const [size, setSize] = useState({ widthPx: 0, heightPx: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const measure = (): void => setSize({ widthPx: element.clientWidth, heightPx: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}
