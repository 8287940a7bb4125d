/** What a browser without the cookie sees: why it stays outside and how to get in. */
export const NO_ENTRY_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Quartermaster: this link does not open it</title>
    <style>
      :root { color-scheme: light dark }
      body { font: 1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem }
      h1 { font-size: 1.4rem }
      code { font-size: 0.95em }
    </style>
  </head>
  <body>
    <main>
      <h1>This link does not open Quartermaster</h1>
      <p>Each start of Quartermaster has a link of its own, and the link works once.</p>
      <p>
        Go on in the window in which it is open already. If there is none, end Quartermaster in the
        terminal with Ctrl+C, run <code>npm start</code> again, and use the new link it prints.
      </p>
    </main>
  </body>
</html>
`
