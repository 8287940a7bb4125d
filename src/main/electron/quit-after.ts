import { app } from 'electron'

/** Has the application end only after this is done, once, whichever way the user quits. */
export function quitAfter(finish: () => Promise<void>): void {
  let state: 'running' | 'finishing' | 'finished' = 'running'
  app.on('will-quit', (event) => {
    if (state === 'finished') return
    event.preventDefault()
    if (state === 'finishing') return
    state = 'finishing'
    void finish().finally(() => {
      state = 'finished'
      app.quit()
    })
  })
}
