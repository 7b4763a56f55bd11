import { html } from 'hono/html'
import { page, type Markup } from './page.ts'

/** Somebody who may log in, and where choosing him leads. */
export interface AccountChoice {
  readonly dc: string
  readonly dcName: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: string
  /** Says what somebody may do. */
  readonly profile: string
  readonly href: string
}

/** Whose account logs in. At Zoho this is the login; here nobody types a password. */
export function accountPage(clientName: string, accounts: readonly AccountChoice[]): Response {
  const dcs = [...new Set(accounts.map((account) => account.dc))]
  const groups = dcs.map((dc) => accounts.filter((account) => account.dc === dc))
  return page(
    'Choose an account',
    html`<div class="card">
      <h1>Who logs in?</h1>
      <p>${clientName} asks somebody to log in. Choose whose account it is, and with it the data center.</p>
      ${groups.map(
        ([first, ...others]) =>
          html`<h2>${first?.dcName}</h2>
            <ul class="plain">
              ${first === undefined ? '' : entry(first)}
            </ul>
            ${
              others.length === 0
                ? ''
                : html`<details>
                    <summary>${others.length} more in ${first?.dcName}</summary>
                    <ul class="plain">
                      ${others.map((account) => entry(account))}
                    </ul>
                  </details>`
            }`,
      )}
    </div>`,
  )
}

function entry(account: AccountChoice): Markup {
  return html`<li>
    <a
      class="row"
      href="${account.href}"
      data-dc="${account.dc}"
      data-user="${account.userId}"
      data-email="${account.email}"
    >
      <span class="tag">${account.dc}</span
      ><span
        >${account.name}<small>${account.role}, profile ${account.profile} · ${account.email}</small></span
      ></a
    >
  </li> `
}
