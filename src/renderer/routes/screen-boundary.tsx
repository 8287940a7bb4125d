import { Component } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'

interface ScreenBoundaryProps {
  /** Another address is another try. */
  readonly address: string
  readonly children: React.ReactNode
}

interface BoundaryState {
  readonly address: string
  readonly hasFailed: boolean
}

/** Keeps the frame of the window when a screen cannot be loaded or drawn, and offers to load it again. */
export class ScreenBoundary extends Component<ScreenBoundaryProps, BoundaryState> {
  override state: BoundaryState = { address: this.props.address, hasFailed: false }

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { hasFailed: true }
  }

  static getDerivedStateFromProps(
    { address }: ScreenBoundaryProps,
    state: BoundaryState,
  ): BoundaryState | null {
    return address === state.address ? null : { address, hasFailed: false }
  }

  override render(): React.ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div role="alert">
        <EmptyState
          title="This screen could not be loaded"
          next="The application does not answer, or something is wrong in it. What was saved is safe."
          action={{ label: 'Load again', onClick: () => window.location.reload() }}
        />
      </div>
    )
  }
}
