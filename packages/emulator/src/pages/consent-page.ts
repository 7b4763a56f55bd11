import { html } from 'hono/html'
import { breakable } from './breakable.ts'
import { page } from './page.ts'

/** An organization to choose on the consent page. */
export interface OrganizationChoice {
  readonly key: string
  readonly name: string
  readonly environment: string
}

/** Asks a user whether a client may have what it asks for, and in which organization. */
export function consentPage(options: {
  readonly clientName: string
  readonly userName: string
  readonly userEmail: string
  readonly dcName: string
  readonly scopes: readonly string[]
  readonly organizations: readonly OrganizationChoice[]
  /** Where the decision is posted to. */
  readonly action: string
  readonly hidden: readonly (readonly [name: string, value: string])[]
}): Response {
  const { clientName, userName, userEmail, dcName, scopes, organizations, action, hidden } = options
  return page(
    'Allow access',
    html`<form class="card" method="post" action="${action}">
      <h1>Allow ${clientName} to use your data?</h1>
      <p>You are ${userName} <small>${userEmail}</small>, data center ${dcName}.</p>
      <h2>It asks for</h2>
      <ul>
        ${scopes.map((scope) => html`<li><code>${breakable(scope)}</code></li>`)}
      </ul>
      <fieldset>
        <legend>Organization</legend>
        <ul class="plain">
          ${organizations.map(
            (place, index) =>
              html`<li>
                <label class="row"
                  ><input
                    type="radio"
                    name="organization"
                    value="${place.key}"
                    ${index === 0 ? ' checked' : ''}
                  /><span>${place.name}<small>${place.environment}</small></span></label
                >
              </li> `,
          )}
        </ul>
      </fieldset>
      ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" /> `)}
      <div class="actions">
        <button class="main" name="decision" value="allow">Allow</button>
        <button name="decision" value="deny">Deny</button>
      </div>
    </form>`,
  )
}
