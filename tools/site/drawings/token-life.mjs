// The life of the code, the refresh token and the access tokens of one grant.
import { drawing, text } from './svg.mjs'

const width = 760
const height = 330
const start = 60
/** Horizontal place of a minute; the first hour and a bit are shown. */
const at = (minute) => start + minute * 5.6

export const tokenLife = () =>
  drawing('token-life', { width, height, title: 'The life of the tokens of one grant' }, (colours) => [
    bar({ y: 40, from: -2, to: 8, tone: colours.amber, label: '' }),
    text(at(9) + 4, 58, 'code: good once, for a minute or so', { colour: colours.amber, weight: 600 }),
    `<path d="M${at(0)} 90H${width - 24}" stroke="${colours.green}" stroke-width="26" opacity="0.22"/>`,
    `<path d="M${width - 26} 77l22 13-22 13z" fill="${colours.green}" opacity="0.5"/>`,
    text(at(0) + 10, 95, 'refresh token: until it is revoked, or until twenty newer ones came', {
      colour: colours.green,
      weight: 600,
    }),
    bar({ y: 130, from: 0, to: 60, tone: colours.blue, label: 'first access token: one hour' }),
    window(colours, 130, 55, 60),
    bar({ y: 178, from: 57, to: 117, tone: colours.blue, label: 'the next one' }),
    ...[0, 55, 60].map((minute) => tick(colours, minute)),
    text(at(55) - 8, 254, 'last tenth of its life, at most five minutes:', {
      colour: colours.ink,
      anchor: 'end',
    }),
    text(at(55) - 8, 275, 'still served, renewed in the background', { colour: colours.ink, anchor: 'end' }),
    text(at(60) + 8, 254, 'if it was not renewed,', { colour: colours.ink }),
    text(at(60) + 8, 275, 'callers wait from here', { colour: colours.ink }),
    text(at(0), 318, '0', { colour: colours.quiet, anchor: 'middle' }),
    text(at(55) - 6, 318, '55', { colour: colours.quiet, anchor: 'middle' }),
    text(at(60) + 6, 318, '60 minutes', { colour: colours.quiet }),
  ])

function bar({ y, from, to, tone, label }) {
  const end = Math.min(at(to), width - 6)
  return (
    `<rect x="${at(from)}" y="${y}" width="${end - at(from)}" height="26" rx="5" fill="${tone}" fill-opacity="0.22" stroke="${tone}" stroke-width="1.6"/>` +
    text(at(from) + 10, y + 18, label, { colour: tone, weight: 600 })
  )
}

const window = (colours, y, from, to) =>
  `<rect x="${at(from)}" y="${y}" width="${at(to) - at(from)}" height="26" rx="4" fill="${colours.blue}" fill-opacity="0.55"/>`

const tick = (colours, minute) =>
  `<path d="M${at(minute)} 124V300" stroke="${colours.line}" stroke-width="1.4" stroke-dasharray="4 4"/>`
