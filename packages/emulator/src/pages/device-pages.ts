import { html } from 'hono/html'
import { page } from './page.ts'

/** Asks for the code that the device shows. */
export function userCodePage(action: string, problem = ''): Response {
  return page(
    'Connect a device',
    html`<form class="card" method="get" action="${action}">
      <h1>Connect a device</h1>
      <p><label for="user_code">Type the code that the device shows.</label></p>
      ${problem === '' ? '' : html`<p class="bad">${problem}</p>`}
      <p>
        <input
          type="text"
          id="user_code"
          name="user_code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          required
        />
      </p>
      <div class="actions"><button class="main">Continue</button></div>
    </form>`,
    problem === '' ? 200 : 400,
  )
}

/** Says that the decision has been taken. */
export function deviceDonePage(decision: 'allowed' | 'denied'): Response {
  return page(
    'Device',
    html`<div class="card">
      <h1>${decision === 'allowed' ? 'The device is connected' : 'The device was refused'}</h1>
      <p>You can close this page and go back to the device.</p>
    </div>`,
  )
}
