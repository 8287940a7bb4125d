import classes from './data-grid.module.css'

interface ResizeHandleProps {
  readonly title: string
  readonly widthPx: number
  readonly onResize: (widthPx: number) => void
  readonly onFit: () => void
}

const STEP_PX = 16

/** The line between two headings: drag it, or focus it and use the arrow keys; double click or Enter fits the contents. */
export function ResizeHandle({ title, widthPx, onResize, onFit }: ResizeHandleProps): React.JSX.Element {
  const startDragging = (event: React.PointerEvent<HTMLDivElement>): void => {
    const handle = event.currentTarget
    const startX = event.clientX
    handle.setPointerCapture(event.pointerId)
    const move = (moved: PointerEvent): void => onResize(widthPx + moved.clientX - startX)
    const stop = (): void => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', stop)
      handle.removeEventListener('pointercancel', stop)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', stop)
    handle.addEventListener('pointercancel', stop)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    // The grid's own keys do not apply here.
    event.stopPropagation()
    if (event.key === 'ArrowLeft') onResize(widthPx - STEP_PX)
    else if (event.key === 'ArrowRight') onResize(widthPx + STEP_PX)
    else if (event.key === 'Enter') onFit()
    else return
    event.preventDefault()
  }
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${title}`}
      aria-valuenow={Math.round(widthPx)}
      aria-valuemin={56}
      aria-valuemax={900}
      tabIndex={0}
      className={classes['handle']}
      onPointerDown={startDragging}
      onKeyDown={onKeyDown}
      onDoubleClick={onFit}
      onClick={(event) => event.stopPropagation()}
      // Or the heading would be dragged away instead.
      draggable
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
