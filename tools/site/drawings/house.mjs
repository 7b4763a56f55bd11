// Which package stands on which.
import { arrow, box, drawing, text } from './svg.mjs'

const width = 760
const height = 400
const wide = 210
const high = 76
const at = (x, y) => ({ x, y, width: wide, height: high })

export const house = () =>
  drawing('house', { width, height, title: 'Which package stands on which' }, (colours) => {
    const { blue, green, amber, ink, quiet } = colours
    return [
      box(colours, { ...at(30, 20), title: 'your app, apps/*', lines: ['stand on all of them'], tone: ink }),
      box(colours, {
        ...at(520, 20),
        title: 'API packages',
        lines: ['what: users, user groups'],
        tone: blue,
      }),
      box(colours, { ...at(30, 160), title: '@x/auth', lines: ['who may speak'], tone: green }),
      box(colours, { ...at(520, 160), title: '@x/client', lines: ['how'], tone: blue }),
      box(colours, { ...at(275, 300), title: '@x/dc', lines: ['where'], tone: green }),
      box(colours, { ...at(520, 300), title: '@x/emulator', lines: ['on what to test'], tone: amber }),
      arrow(colours, [
        [625, 96],
        [625, 156],
      ]),
      arrow(colours, [
        [180, 236],
        [290, 297],
      ]),
      arrow(colours, [
        [540, 236],
        [455, 297],
      ]),
      arrow(colours, [
        [520, 338],
        [489, 338],
      ]),
      arrow(colours, [
        [135, 96],
        [135, 156],
      ]),
      arrow(colours, [
        [240, 58],
        [516, 58],
      ]),
      `<path d="M240 198H520" stroke="${colours.line}" stroke-width="1.8" stroke-dasharray="5 5"/>`,
      text(380, 188, 'TokenSource', { colour: ink, anchor: 'middle', weight: 600 }),
      text(380, 218, 'a shape; no import', { colour: quiet, size: 14, anchor: 'middle' }),
    ]
  })
