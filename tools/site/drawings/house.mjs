// Which package stands on which.
import { arrow, box, drawing, text } from './svg.mjs'

const width = 760
const height = 440
const wide = 210
const high = 76
const at = (x, y, tall = high) => ({ x, y, width: wide, height: tall })

export const house = () =>
  drawing('house', { width, height, title: 'Which package stands on which' }, (colours) => {
    const { blue, green, amber, ink, quiet } = colours
    return [
      box(colours, { ...at(30, 38), title: 'your app, apps/*', lines: ['stand on all of them'], tone: ink }),
      box(colours, { ...at(275, 38), title: '@x/types', lines: ['types of your own fields'], tone: amber }),
      box(colours, {
        ...at(520, 20, 114),
        title: 'API packages',
        lines: ['records, metadata, query', 'composite, organization', 'users, user-groups'],
        tone: blue,
      }),
      box(colours, { ...at(30, 200), title: '@x/auth', lines: ['OAuth tokens'], tone: green }),
      box(colours, { ...at(520, 200), title: '@x/client', lines: ['HTTP calls'], tone: blue }),
      box(colours, { ...at(275, 340), title: '@x/dc', lines: ['data centers and hosts'], tone: green }),
      box(colours, { ...at(520, 340), title: '@x/emulator', lines: ['a local Zoho for tests'], tone: amber }),
      ...[
        // the app
        [
          [240, 76],
          [271, 76],
        ],
        [
          [135, 114],
          [135, 196],
        ],
        // the types
        [
          [485, 76],
          [516, 76],
        ],
        [
          [330, 114],
          [215, 196],
        ],
        [
          [430, 114],
          [545, 196],
        ],
        // the rest
        [
          [625, 134],
          [625, 196],
        ],
        [
          [180, 276],
          [290, 337],
        ],
        [
          [540, 276],
          [455, 337],
        ],
        [
          [520, 378],
          [489, 378],
        ],
      ].map((points) => arrow(colours, points)),
      `<path d="M240 238H520" stroke="${colours.line}" stroke-width="1.8" stroke-dasharray="5 5"/>`,
      text(380, 228, 'TokenSource', { colour: ink, anchor: 'middle', weight: 600 }),
      text(380, 258, 'a shape; no import', { colour: quiet, size: 14, anchor: 'middle' }),
    ]
  })
