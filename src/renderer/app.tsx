import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useLayoutEffect, useMemo } from 'react'
import { Router } from 'wouter'
import { queryClient } from './api.ts'
import { usePath } from './routes/hash-location.ts'
import { Screens } from './routes/screens.tsx'
import { SessionGate } from './shell/session-gate.tsx'
import { Shell } from './shell/shell.tsx'
import { useWindowStore } from './ui/window-store.ts'
import { buildTheme, resolveCssVariables } from './theme.ts'

// The path stands behind `#`: neither host has to know the screens.
const hashRouting = { hook: usePath }

/** The whole window: look, data, session, frame, screen. */
export function App(): React.JSX.Element {
  const density = useWindowStore((state) => state.density)
  const theme = useMemo(() => buildTheme(density), [density])
  useLayoutEffect(() => {
    document.documentElement.dataset['density'] = density
  }, [density])
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={resolveCssVariables}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <ModalsProvider>
          <Notifications position="bottom-right" limit={4} autoClose={8000} />
          <Router {...hashRouting}>
            <SessionGate>
              <Shell>
                <Screens />
              </Shell>
            </SessionGate>
          </Router>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
